using CoopBot.Grounding.Answers;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Grounding.Tests.Answers;

public sealed class AnswerIdTests
{
    [Fact]
    public void Create_TimePasses_IdsSortByIt()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        List<string> ids = [];
        for (int i = 0; i < 50; i++)
        {
            ids.Add(AnswerId.Create(clock));
            clock.Advance(TimeSpan.FromMilliseconds(1 << (i % 20)));
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Create_OneInstant_IdsDifferBehindTheSameTime()
    {
        FakeTimeProvider clock = new();

        string[] ids = [.. Enumerable.Range(0, 100).Select(_ => AnswerId.Create(clock))];

        Assert.Equal(100, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Single(ids.Select(id => id[..10]).Distinct(StringComparer.Ordinal)); // 10 characters are the time
    }

    [Theory]
    [InlineData(0, "0000000000")]
    [InlineData(31, "000000000Z")]
    [InlineData(32, "0000000010")]
    [InlineData(1469918176385, "01ARYZ6S41")] // the example of the ULID specification
    public void Create_KnownTime_IsWrittenInCrockfordBase32(long milliseconds, string expected)
    {
        string id = AnswerId.Create(new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)));

        Assert.Equal(expected, id[..10]);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{26}$", id);
    }
}
