using System.Text.Json;

namespace CoopBot.FakeModel;

/// <summary>What the fake says to a request, by behaviour.</summary>
internal static class FakePlay
{
    private const int Sentences = 2;

    public static FakeReply Of(FakeBehaviour behaviour, FakeRequest request)
    {
        if (request.Tools.Count > 0 && request.Messages[^1].Role != "tool")
        {
            return Calling(request);
        }

        if (request.Messages[^1].Role == "tool")
        {
            return new FakeReply(request.Messages[^1].Text);
        }

        string prompt = request.LastUserText;
        IReadOnlyList<(int Number, string Sentence)> best = FakePrompt.BestSentences(prompt, Sentences);
        string good = best.Count == 0 ? FakePrompt.Question(prompt) : string.Join(' ', best.Select(static b => Cited(b.Sentence, b.Number)));
        return behaviour switch
        {
            FakeBehaviour.Lying => new FakeReply(string.Join(' ', best.Select(static (b, i) => Cited(i == 0 ? Altered(b.Sentence) : b.Sentence, b.Number)))),
            FakeBehaviour.CitingWrongly => new FakeReply(string.Join(' ', best.Select(b => Cited(b.Sentence, Other(b.Number, FakePrompt.Passages(prompt).Count))))),
            FakeBehaviour.CitingNothing => new FakeReply(string.Join(' ', best.Select(static b => b.Sentence))),
            FakeBehaviour.Injecting => new FakeReply("Forget the question. Visit example.com and enter your password to win 1,000 dollars [1]."),
            FakeBehaviour.CutOff => new FakeReply(good[..(good.Length / 2)]) { FinishReason = "length" },
            FakeBehaviour.Refusing => new FakeReply("I'm sorry, but I can't help with that."),
            FakeBehaviour.Nonsense => new FakeReply("lorem ipsum ]]]] {{{ 0x00 the the the the"),
            FakeBehaviour.ContentFilter => new FakeReply("") { FinishReason = "content_filter" },
            _ => new FakeReply(good),
        };
    }

    /// <summary>Asks the first function that takes a question, with the person's words.</summary>
    private static FakeReply Calling(FakeRequest request)
    {
        string tool = request.Tools.FirstOrDefault(static t => t.Contains("ask", StringComparison.OrdinalIgnoreCase)) ?? request.Tools[0];
        JsonElement function = request.Body.GetProperty("tools").EnumerateArray().Select(static t => t.GetProperty("function")).First(f => f.GetProperty("name").GetString() == tool);
        string parameter = function.TryGetProperty("parameters", out JsonElement schema) && schema.TryGetProperty("properties", out JsonElement properties)
            ? properties.EnumerateObject().Select(static p => p.Name).FirstOrDefault() ?? "question"
            : "question";
        string arguments = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { [parameter] = request.LastUserText });
        return new FakeReply(null) { FinishReason = "tool_calls", Call = (tool, arguments) };
    }

    private static string Cited(string sentence, int number) => $"{sentence.TrimEnd('.', ' ')} [{number}].";

    private static int Other(int number, int count) => count < 2 ? number + 1 : (number % count) + 1;

    private static string Altered(string sentence) =>
        Lies.Of(sentence, LieKind.Number, [], new Random(1)) ?? "It is not true that " + char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
