using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CoopBot.Grounding.Answers;
using CoopBot.Inference.Reading;
using CoopBot.TestKit;
using CsCheck;

namespace CoopBot.Grounding.Tests;

/// <summary>What holds for every answer, whatever is asked and whatever the reader says of it.</summary>
public sealed partial class QuestionAnswererPropertyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 0.5)]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    [InlineData(false, 0.5)]
    public async Task AskAsync_AnyMessage_KeepsTheContract(bool read, double threshold) =>
        await Gen.Select(Texts.Message, Texts.Message, Gen.Int[0, int.MaxValue]).SampleAsync(async (message, before, seed) =>
        {
            QuestionAnswerer answerer = Ostria.Answerer(read ? Moody(seed) : null, new GroundingOptions { AnswerThreshold = threshold });

            Answer answer = await answerer.AskAsync(new Inquiry(message, [before]), Token);

            AssertContract(answer);
            Assert.Null(answer.Verdict);
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CheckAsync_AnyMessage_KeepsTheContract(bool read) =>
        await Gen.Select(Texts.Message, Gen.Int[0, int.MaxValue]).SampleAsync(async (claim, seed) =>
        {
            Answer answer = await Ostria.Answerer(read ? Moody(seed) : null).CheckAsync(claim, Token);

            AssertContract(answer);
            Assert.Equal(answer.Outcome == Outcome.Checked, answer.Verdict is not null);
            Assert.Equal(answer.Verdict is Verdict.Supported or Verdict.Contradicted, answer.Citations.Count > 0);
        });

    [Fact]
    public async Task AskAsync_AtTheSameTime_IsAsOneAfterTheOther()
    {
        QuestionAnswerer answerer = Ostria.Answerer(new ForgetfulReader());
        string[] questions = ["Who signed the treaty?", "How many ports are there in Ostria?", "When did the oldest port open?", "Why did prices rise?"];

        Answer[] apart = [.. await InTurnAsync(answerer, questions)];
        Answer[] together = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => answerer.AskAsync(new Inquiry(questions[i % 4]), Token), Token)));

        Assert.All(together.Index(), pair => Assert.Equal(QuestionAnswererTests.Json(apart[pair.Index % 4]), QuestionAnswererTests.Json(pair.Item)));
    }

    private static void AssertContract(Answer answer)
    {
        QuestionAnswererTests.AssertSlices([.. answer.Citations, .. answer.Nearest], Ostria.Knowledge);
        Assert.InRange(answer.Confidence, 0, 1);
        Assert.Equal(answer.Outcome == Outcome.Refused, answer.Reason is not null);
        Assert.InRange(answer.Nearest.Count, 0, answer.Outcome == Outcome.Refused ? 3 : 0);
        Assert.Equal(Enumerable.Range(1, answer.Citations.Count), answer.Citations.Select(c => c.N));
        int[] markers = [.. Marker().Matches(answer.Text).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.Equal(answer.Outcome is Outcome.Answered or Outcome.Checked ? answer.Citations.Select(c => c.N) : [], markers);
        Assert.True(answer.Outcome != Outcome.Answered || markers.Length > 0);
        Assert.True(answer.Citations.Count == 0 || answer.Outcome != Outcome.Refused || answer.Reason == RefusalReason.PremiseContradicted);
        Assert.NotEmpty(JsonSerializer.Serialize(answer, AnswerJson.Compact));
    }

    /// <summary>Says something else of each pair, but always the same of the same.</summary>
    private static StubReader Moody(int seed) => new(pair => Judge(pair, seed));

    private static ReaderJudgement Judge(ReaderPair pair, int seed)
    {
        uint mood = (uint)seed;
        foreach (char c in pair.Query + pair.Passage)
        {
            mood = (mood * 31) + c;
        }

        int length = pair.Passage.Length - pair.SpanFrom;
        int start = pair.SpanFrom + (int)(mood % (uint)length);
        int end = start + 1 + (int)(mood / 7 % (uint)(pair.Passage.Length - start));
        double supported = mood % 11 / 10.0, contradicted = (1 - supported) * (mood % 5 / 4.0);
        AnswerSpan? span = mood % 3 == 0 ? null : new AnswerSpan(start, end, mood % 13 / 12.0, mood % 13 / 12.0);
        return new ReaderJudgement((mood % 41 / 2.0) - 10, supported, contradicted, 1 - supported - contradicted, span);
    }

    private static async Task<List<Answer>> InTurnAsync(QuestionAnswerer answerer, IEnumerable<string> questions)
    {
        List<Answer> answers = [];
        foreach (string question in questions)
        {
            answers.Add(await answerer.AskAsync(new Inquiry(question), Token));
        }

        return answers;
    }

    /// <summary>A reader that remembers nothing, so that threads share nothing in it.</summary>
    private sealed class ForgetfulReader : IReader
    {
        public string Version => "none";

        public IReadOnlyList<ReaderJudgement> Judge(IReadOnlyList<ReaderPair> pairs, CancellationToken cancellationToken = default) =>
            [.. pairs.Select(p => QuestionAnswererPropertyTests.Judge(p, 7))];
    }

    [GeneratedRegex(@"(?<!\\)\[(\d+)\]")]
    private static partial Regex Marker();
}
