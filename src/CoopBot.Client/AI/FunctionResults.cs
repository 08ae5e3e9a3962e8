namespace CoopBot.Client;

/// <summary>An answer as a model gets it: what it needs to repeat it with its sources, and no more.</summary>
internal sealed record FunctionAnswer(string Id, Outcome Outcome, string Text, RefusalReason? Reason, Verdict? Verdict, IReadOnlyList<FunctionCitation> Citations)
{
    public static FunctionAnswer Of(Answer answer, CoopBotClient client) => new(
        answer.Id, answer.Outcome, answer.Text, answer.Reason, answer.Verdict,
        [.. answer.Citations.Select(c => new FunctionCitation(c.N, c.Title, c.Publisher, c.Date, c.Quote, client.AbsoluteUrl(c).AbsoluteUri))]);
}

/// <summary>A citation as a model gets it.</summary>
internal sealed record FunctionCitation(int N, string Title, string? Publisher, string? Date, string Quote, string Url);

/// <summary>A passage as a model gets it.</summary>
internal sealed record FunctionPassage(string DocumentId, string Title, string Heading, string Text);
