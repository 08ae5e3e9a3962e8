using System.CommandLine;
using System.Text;
using CoopBot.Cli.Output;
using CoopBot.Evaluation.Suites;
using CoopBot.Evaluation.Suites.Conversion;

namespace CoopBot.Cli.Commands.Eval;

/// <summary><c>coopbot eval convert</c>: suites from YAML and CSV, and back.</summary>
internal static class ConvertCommand
{
    private static readonly Argument<string> From = new("from") { Description = "A file FILE.yaml or FILE.csv, or a suite's folder." };

    private static readonly Option<string> To = new("--output", "-o")
    {
        Description = "The suite's folder to write cases.jsonl into; for a suite, the FILE.yaml or FILE.csv to write.",
        HelpName = "PATH",
        Required = true,
    };

    private static readonly Option<bool> Force = new("--force") { Description = "Replace what is there already." };

    public static Command Create(Terminal terminal)
    {
        Command command = new("convert", "Make a suite of cases that are written as YAML or CSV, or write a suite as one of these.") { From, To, Force };
        command.SetAction(parsed =>
        {
            string from = parsed.GetRequiredValue(From);
            string to = parsed.GetRequiredValue(To);
            bool replace = parsed.GetValue(Force);
            (string path, int cases) = Directory.Exists(from) ? FromSuite(from, to, replace)
                : SuiteConverter.CanConvert(from) ? ToSuite(from, to, replace)
                : throw new UsageException($"{from} is neither a suite's folder nor a .yaml, .yml or .csv file.");
            terminal.Out.WriteLine($"{path}: {cases} {(cases == 1 ? "case" : "cases")}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static (string Path, int Cases) ToSuite(string file, string folder, bool replace)
    {
        IReadOnlyList<SuiteCase> cases = SuiteConverter.Read(file);
        string collections = Path.Combine(folder, SuiteReader.CollectionsFile);
        ICollection<string> known = File.Exists(collections) ? [.. SuiteReader.ReadCollections(collections).Keys] : [];
        if (cases.FirstOrDefault(c => c.Collection is { } wanted && !known.Contains(wanted)) is { } lost)
        {
            throw new UsageException($"Case {lost.Id} is about the collection \"{lost.Collection}\", which {collections} doesn't hold.");
        }

        if (File.Exists(folder))
        {
            throw new UsageException($"{folder} is a file: name a folder.");
        }

        string path = Path.Combine(folder, SuiteReader.CasesFile);
        Directory.CreateDirectory(folder);
        NewFile.Write(path, Encoding.UTF8.GetBytes(SuiteConverter.ToJsonLines(cases)), replace);
        return (path, cases.Count);
    }

    private static (string Path, int Cases) FromSuite(string folder, string file, bool replace)
    {
        if (!SuiteConverter.CanConvert(file))
        {
            throw new UsageException($"{file} is neither .yaml, .yml nor .csv.");
        }

        Suite suite = SuiteReader.Read(folder);
        NewFile.Write(file, Encoding.UTF8.GetBytes(SuiteConverter.Write(file, suite.Cases)), replace);
        return (file, suite.Cases.Count);
    }
}
