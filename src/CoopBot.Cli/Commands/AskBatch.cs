using System.Globalization;
using System.Runtime.CompilerServices;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Suites;

namespace CoopBot.Cli.Commands;

/// <summary><c>coopbot ask --jsonl</c>: one result a line, in the order of the cases.</summary>
internal static class AskBatch
{
    private const string StandardInput = "-";

    public static async Task<int> RunAsync(
        Workspace workspace, Terminal terminal, string file, string? collectionsFile, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, SuiteCollection> collections = ReadCollections(file, collectionsFile);
        using TextReader? opened = file == StandardInput ? null : Open(file);
        using var engines = new WorkspaceEngines(workspace);
        var runner = new CaseRunner(engines, collections, Environment.ProcessorCount);
        var lines = new CaseLines(opened ?? terminal.In, file, terminal.Error);
        int failed = 0;
        await foreach (CaseResult result in runner.RunAsync(lines.ReadAsync(cancellationToken), cancellationToken))
        {
            if (result.Answer is { } answer)
            {
                await terminal.Out.WriteLineAsync(RunRecords.ResultLine(answer));
                await terminal.Out.FlushAsync(cancellationToken);
            }
            else
            {
                failed++;
                terminal.Error.WriteLine($"case {result.Case.Id} failed: {result.Error?.Message}");
            }
        }

        return failed + lines.Unreadable > 0 ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static IReadOnlyDictionary<string, SuiteCollection> ReadCollections(string file, string? collectionsFile)
    {
        string? path = collectionsFile;
        if (path is null && file != StandardInput)
        {
            string beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, SuiteReader.CollectionsFile);
            path = File.Exists(beside) ? beside : null;
        }

        return path is null ? new Dictionary<string, SuiteCollection>(StringComparer.Ordinal) : SuiteReader.ReadCollections(path);
    }

    private static StreamReader Open(string file)
    {
        try
        {
            return new StreamReader(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} can't be read: {e.Message}", e);
        }
    }

    /// <summary>Reads cases line by line; a line that is none is named and left out.</summary>
    private sealed class CaseLines(TextReader reader, string name, TextWriter error)
    {
        public int Unreadable { get; private set; }

        public async IAsyncEnumerable<SuiteCase> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            // Reading standard input can't be cancelled; waiting for it can.
            for (int number = 1; await Task.Run(reader.ReadLine, CancellationToken.None).WaitAsync(cancellationToken) is { } line; number++)
            {
                if (!string.IsNullOrWhiteSpace(line) && Parse(line, number) is { } @case)
                {
                    yield return @case;
                }
            }
        }

        private SuiteCase? Parse(string line, int number)
        {
            try
            {
                return SuiteLines.ParseCase(line);
            }
            catch (FormatException e)
            {
                Unreadable++;
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}, line {number}: {e.Message}"));
                return null;
            }
        }
    }
}
