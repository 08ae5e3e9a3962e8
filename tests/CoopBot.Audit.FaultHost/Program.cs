using System.Globalization;
using CoopBot.Audit.Log;
using CoopBot.Audit.Storage;
using CoopBot.Grounding.Answers;

namespace CoopBot.Audit.FaultHost;

/// <summary>Logs answers for ever, two at a time, and shows the id of each as a channel would: once it is in the log. The test kills it.</summary>
internal static class Program
{
    private static async Task Main(string[] args)
    {
        var log = new SqliteAnswerLog(args[0], TimeProvider.System);
        await Task.WhenAll(LogAsync(log, args[1] + "a"), LogAsync(log, args[1] + "b"));
    }

    private static async Task LogAsync(SqliteAnswerLog log, string prefix)
    {
        for (int i = 0; ; i++)
        {
            string id = prefix + i.ToString(CultureInfo.InvariantCulture);
            await log.AppendAsync(
                new AnswerEntry
                {
                    Id = id,
                    Outcome = Outcome.Answered,
                    Confidence = 0.9,
                    Question = "Who?",
                    Text = "It is so [1].",
                    Citations = [new LoggedCitation(1, "cited", "sha256:then", "A document", null, 0, 9, "It is so.")],
                    Versions = new LoggedVersions("sha256:now", "", "sha256:settings", "0.1.0"),
                    Channel = "test",
                },
                CancellationToken.None);
            Console.WriteLine(id);
        }
    }
}
