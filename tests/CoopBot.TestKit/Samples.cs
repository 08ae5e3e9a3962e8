using CoopBot.Grounding.Answers;

namespace CoopBot.TestKit;

/// <summary>Answers and citations with what a test doesn't care about filled in.</summary>
public static class Samples
{
    /// <summary>An answer.</summary>
    public static Answer Answer(Outcome outcome = Outcome.Answered, string text = "", double confidence = 0.5, params Citation[] citations) => new()
    {
        Id = "id",
        Outcome = outcome,
        Text = text,
        Confidence = confidence,
        Question = "?",
        ResolvedQuestion = "?",
        Citations = citations,
        KnowledgeVersion = "sha256:0",
    };

    /// <summary>What is noted of a run whose answer a chat model worded; null words it by the documents.</summary>
    public static Explanation WordedBy(string? model) => new("reader", [], []) { Generated = model is null ? null : new GeneratedBy(model, "1") };

    /// <summary>A citation of the words of <paramref name="text"/> from <paramref name="start"/> on.</summary>
    public static Citation Citation(string documentId, string text, int start = 0, int? end = null) =>
        new(1, documentId, "Title", null, null, "", start, end ?? text.Length, text[start..(end ?? text.Length)], $"/documents/{documentId}");
}
