using CoopBot.Knowledge.Ingestion;
using CoopBot.Knowledge.Storage;
using CoopBot.Knowledge.Tests;

namespace CoopBot.Knowledge.FaultHost;

/// <summary>Ingests the given folders in turn into one store, for ever, and says a line at every step: the test kills it at one of them.</summary>
internal static class Program
{
    private static async Task Main(string[] args)
    {
        string[] folders = args[1..];
        var store = new SqliteKnowledgeStore(new SqliteDatabase(args[0]));
        using var encoder = new StubEncoder();
        for (int turn = 0; ; turn++)
        {
            await new Ingestor(store).IngestAsync(folders[turn % folders.Length], encoder, new SpokenProgress(), CancellationToken.None);
            Console.WriteLine("done");
        }
    }

    /// <summary>Says each step at once, on the thread that makes it.</summary>
    private sealed class SpokenProgress : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => Console.WriteLine(value.Stage);
    }
}
