using CoopBot.Answering.Mentions;
using CsCheck;

namespace CoopBot.Answering.Tests.Mentions;

public sealed class MentionPropertyTests
{
    [Fact]
    public void Extract_AnyText_GivesOrderedSlicesThatNeverOverlap() =>
        Gen.OneOf(TextGen.Text, TextGen.Noise).Sample(text =>
        {
            int end = 0;
            foreach (Mention mention in MentionExtractor.Extract(text))
            {
                Assert.InRange(mention.Span.Start, end, text.Length);
                Assert.InRange(mention.Span.End, mention.Span.Start + 1, text.Length);
                Assert.Equal(mention.Span.Of(text), mention.Text);
                end = mention.Span.End;
            }
        });

    [Fact]
    public void Extract_AnyText_FillsWhatItsKindPromises() =>
        TextGen.Text.Sample(text => Assert.All(MentionExtractor.Extract(text), m =>
        {
            bool numeric = m.Kind is MentionKind.Quantity or MentionKind.Duration;
            Assert.Equal(numeric, m.Value is not null);
            Assert.True(m.Kind == MentionKind.Date || (m.Year ?? m.Month ?? m.Day) is null);
            Assert.True(m.Month is null or (>= 1 and <= 12));
            Assert.True(m.Day is null or (>= 1 and <= 31));
            Assert.True(m.Kind != MentionKind.Duration || m.Unit.Length > 0);
        }));

    [Fact]
    public void Extract_AnyWholeNumberWithThousands_IsReadBack() =>
        Gen.Int[0, int.MaxValue].Sample(number =>
        {
            string text = FormattableString.Invariant($"It holds {number:N0} inmates.");

            Mention mention = Assert.Single(MentionExtractor.Extract(text));

            Assert.Equal((number, "inmate"), (mention.Value, mention.Unit));
        });

    [Fact]
    public void Extract_AnyDateInFourForms_IsTheSameDate() =>
        Gen.DateTime[new DateTime(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2099, 12, 31, 0, 0, 0, DateTimeKind.Utc)].Sample(date =>
        {
            foreach (string form in new[] { "MMMM d, yyyy", "d MMMM yyyy", "yyyy-MM-dd", "MMM d, yyyy" })
            {
                string text = "It opened on " + date.ToString(form, System.Globalization.CultureInfo.InvariantCulture) + ".";

                Mention mention = Assert.Single(MentionExtractor.Extract(text));

                Assert.Equal((date.Year, date.Month, date.Day), (mention.Year, mention.Month, mention.Day));
            }
        });
}
