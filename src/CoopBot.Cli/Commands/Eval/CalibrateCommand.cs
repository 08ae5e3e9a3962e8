using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CoopBot.Cli.Composition;
using CoopBot.Cli.Output;
using CoopBot.Evaluation.Calibrating;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Runs;
using CoopBot.Evaluation.Scoring;
using CoopBot.Evaluation.Suites;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Decision;
using CoopBot.Inference;

namespace CoopBot.Cli.Commands.Eval;

/// <summary><c>coopbot eval calibrate</c>: fits confidences, shows operating points, and gives the settings of the chosen one.</summary>
internal static class CalibrateCommand
{
    private static readonly Argument<string[]> Suites = new("suites")
    {
        Description = "Folders with cases.jsonl; their questions count, not their claims.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Run = new("--run")
    {
        Description = "Take the answers of this complete run instead of asking again; \"latest\" is the newest.",
        HelpName = "RUN",
    };

    private static readonly Option<string?> Half = HalfOption();

    private static readonly Option<double?> Threshold = Share("--threshold", "T", "Choose this threshold. Default: the one with the least mean of false answers and false refusals.");

    private static readonly Option<double?> FalseAnswers = Share("--false-answers", "SHARE", "Choose the lowest threshold with at most this share of false answers, such as 0.1.");

    private static readonly Option<FileInfo?> Output = new("--output", "-o")
    {
        Description = "Write the settings of the chosen threshold to a file, which must not be there, instead of standard output.",
        HelpName = "FILE.json",
    };

    private static readonly Option<int?> Parallel = WholeNumber.Option("--parallel", least: 1, "N", "Cases at a time. Default: as many as there are processors.");

    public static Command Create(Terminal terminal)
    {
        Command command = new("calibrate", "Fit the confidences to suites, show false answers against false refusals at each threshold, and give the settings of the chosen one.")
        {
            Suites, Run, Half, Threshold, FalseAnswers, Output, Parallel,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                return await RunAsync(parsed, terminal, cancellationToken);
            }
            catch (CalibrationException e)
            {
                throw new UsageException(e.Message, e);
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        FileInfo? file = parsed.GetValue(Output);
        if (file is not null && Path.Exists(file.FullName))
        {
            throw new UsageException($"{file.FullName} is there already: name another place.");
        }

        if (parsed.GetValue(Threshold) is not null && parsed.GetValue(FalseAnswers) is not null)
        {
            throw new UsageException("--threshold is a choice already: leave --false-answers out.");
        }

        await using var workspace = Workspace.Open(parsed, terminal);
        GroundingOptions options = workspace.Get<GroundingOptions>();
        ThresholdRule rule = new() { Current = options.AnswerThreshold, Given = parsed.GetValue(Threshold), MostFalseAnswers = parsed.GetValue(FalseAnswers) };
        StoredRun run = await OpenAsync(parsed, workspace, terminal, cancellationToken);
        LogisticModel model = LogisticModel.ForAnswers((await workspace.ModelsAsync()).Reader is not null);
        (IReadOnlyList<DecidedCase> cases, int undecided) = DecidedCase.Of(run.Suites, model, options.AnswerThreshold);
        SuiteHalf? half = parsed.GetValue(Half) is { } name ? Enum.Parse<SuiteHalf>(name, ignoreCase: true) : null;
        DecidedCase[] fitted = [.. cases.Where(c => half is null || SuiteHalves.Of(c.CaseId) == half)];
        var study = CalibrationStudy.Of(fitted, [.. cases.Except(fitted)], ShownConfidence.Of(model, options.Calibration), rule);

        string suites = string.Join(' ', run.Suites.Select(static s => s.Name));
        string source = $"{suites}{(half is { } only ? $" --half {WireNames.Of(only)}" : "")} (run {run.Manifest.Id}, decided by {model.Name})";
        string settings = new SettingsFragment(study, model.Name, rule, source).ToString();
        if (file is not null)
        {
            NewFile.Write(file.FullName, Encoding.UTF8.GetBytes(settings), replace: false);
        }

        if (undecided > 0)
        {
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{undecided} questions left out: they came to no decision (courtesies, orders, no text)"));
        }

        if (parsed.GetValue(GlobalOptions.Json))
        {
            terminal.Out.WriteLine(Json(run, model.Name, half, undecided, study, rule, settings).ToJsonString(AnswerJson.Indented));
        }
        else
        {
            Print(source, study, rule, file is null ? settings : null, terminal.Out);
        }

        return ExitCodes.Done;
    }

    private static async Task<StoredRun> OpenAsync(ParseResult parsed, Workspace workspace, Terminal terminal, CancellationToken cancellationToken)
    {
        string[] folders = parsed.GetValue(Suites) ?? [];
        if (parsed.GetValue(Run) is not { } id)
        {
            return folders.Length == 0 ? throw new UsageException("Give a suite: coopbot eval calibrate FOLDER.") : await AskAsync(folders, parsed, workspace, terminal, cancellationToken);
        }

        if (folders.Length > 0)
        {
            throw new UsageException("--run takes the suites from the run.");
        }

        StoredRun run = (id == "latest" ? workspace.Runs.OpenLatest() : workspace.Runs.Open(id)) ?? throw new UsageException("There is no complete run: run coopbot eval SUITE first.");
        ModelSet models = await workspace.ModelsAsync();
        return !run.Manifest.IsComplete ? throw new UsageException($"Run {id} is not complete: go on with coopbot eval --resume {id}.")
            : run.Manifest.Settings != workspace.SettingsVersion.Name || run.Manifest.Models != models.Version || run.Manifest.Program != SuiteRunner.Program
                ? throw new UsageException($"Run {run.Manifest.Id} was made with another program, other settings or other models: run the suite again.")
            : run;
    }

    private static async Task<StoredRun> AskAsync(string[] folders, ParseResult parsed, Workspace workspace, Terminal terminal, CancellationToken cancellationToken)
    {
        var selection = SuiteSelection.Read(folders, half: null, limit: null);
        if (selection.Collections.Count > 0)
        {
            throw new UsageException("A retrieval benchmark has no answers to calibrate.");
        }

        using var engines = new WorkspaceEngines(workspace);
        var runner = new SuiteRunner(workspace, engines, terminal, parsed.GetValue(Parallel) ?? Environment.ProcessorCount);
        using RunWriter writer = await runner.OpenAsync(selection, resume: null, note: "calibrate", cancellationToken);
        terminal.Error.WriteLine($"run {writer.Manifest.Id}");
        List<SuiteRun> runs = [];
        foreach (Suite suite in selection.Suites)
        {
            runs.Add(await runner.RunAsync(suite, writer, cancellationToken));
        }

        int notRun = runs.Sum(static r => r.Failed.Count());
        return notRun == 0 ? writer.Complete(runs) : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{notRun} cases could not be run: coopbot eval --resume {writer.Manifest.Id}"));
    }

    private static void Print(string source, CalibrationStudy study, ThresholdRule rule, string? settings, TextWriter output)
    {
        output.WriteLine($"fitted on {source}");
        PrintPoints(study.Points, study, rule, output);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"chosen: {study.Chosen.Threshold} ({rule.Name}); chosen by four fifths and applied to the other: false answers {Rate(study.CrossValidated.FalseAnswers, study.CrossValidated.ToRefuse)}, false refusals {Rate(study.CrossValidated.FalseRefusals, study.CrossValidated.ToAnswer)}"));
        if (study.Held.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("the other half");
            PrintPoints(study.Held, study, rule, output);
        }

        if (settings is not null)
        {
            output.WriteLine();
            output.Write(settings);
        }

        output.Flush();
    }

    private static void PrintPoints(IReadOnlyList<OperatingPoint> points, CalibrationStudy study, ThresholdRule rule, TextWriter output)
    {
        var table = new Table("-threshold", "", "-answered", "-false answers", "95 % interval", "-false refusals", "95 % interval", "-mean error", "-ECE before", "-after");
        foreach (OperatingPoint p in points)
        {
            string mark = string.Join(", ", new[] { p.Threshold.Equals(rule.Current) ? "current" : null, p.Threshold.Equals(study.Chosen.Threshold) ? "chosen" : null }.OfType<string>());
            table.Add(
                p.Threshold.ToString("0.00##", CultureInfo.InvariantCulture), mark, string.Create(CultureInfo.InvariantCulture, $"{p.Answered}/{p.ToAnswer + p.ToRefuse}"),
                Rate(p.FalseAnswers, p.ToRefuse), Ends(p.FalseAnswerInterval), Rate(p.FalseRefusals, p.ToAnswer), Ends(p.FalseRefusalInterval), Number(p.MeanError), Number(p.ErrorBefore), Number(p.ErrorAfter));
        }

        table.Print(output);
    }

    private static JsonObject Json(StoredRun run, string decision, SuiteHalf? half, int undecided, CalibrationStudy study, ThresholdRule rule, string settings) => new()
    {
        ["run"] = run.Manifest.Id,
        ["suites"] = new JsonArray([.. run.Suites.Select(static s => (JsonNode)s.Name)]),
        ["half"] = half is { } only ? WireNames.Of(only) : null,
        ["decision"] = decision,
        ["undecided"] = undecided,
        ["current"] = rule.Current,
        ["rule"] = rule.Name,
        ["points"] = new JsonArray([.. study.Points.Select(static p => (JsonNode)Json(p))]),
        ["chosen"] = Json(study.Chosen),
        ["crossValidated"] = new JsonObject
        {
            ["answered"] = study.CrossValidated.Answered,
            ["falseAnswers"] = study.CrossValidated.FalseAnswers,
            ["falseRefusals"] = study.CrossValidated.FalseRefusals,
        },
        ["held"] = new JsonArray([.. study.Held.Select(static p => (JsonNode)Json(p))]),
        ["right"] = Json(study.AnswersFitted ? study.Fitted.Right : null),
        ["answerable"] = Json(study.Fitted.Answerable),
        ["improves"] = study.Improves,
        ["settings"] = settings,
    };

    private static JsonObject Json(OperatingPoint p) => new()
    {
        ["threshold"] = p.Threshold,
        ["answered"] = p.Answered,
        ["falseAnswers"] = p.FalseAnswers,
        ["toRefuse"] = p.ToRefuse,
        ["falseAnswers95"] = new JsonArray(p.FalseAnswerInterval.Low, p.FalseAnswerInterval.High),
        ["falseRefusals"] = p.FalseRefusals,
        ["toAnswer"] = p.ToAnswer,
        ["falseRefusals95"] = new JsonArray(p.FalseRefusalInterval.Low, p.FalseRefusalInterval.High),
        ["meanError"] = p.MeanError,
        ["errorBefore"] = p.ErrorBefore,
        ["errorAfter"] = p.ErrorAfter,
    };

    private static JsonObject? Json(PlattScaling? scaling) => scaling is null ? null : new JsonObject { ["intercept"] = scaling.Intercept, ["slope"] = scaling.Slope };

    private static string Rate(int count, int of) => string.Create(CultureInfo.InvariantCulture, $"{count}/{of} = {(of == 0 ? 0 : (double)count / of):0.00}");

    private static string Ends(Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.Low:0.00} to {interval.High:0.00}");

    private static string Number(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";

    private static Option<string?> HalfOption()
    {
        Option<string?> half = new("--half") { Description = "Fit on this half only, and show the other one beside it.", HelpName = "tune|held" };
        half.AcceptOnlyFromAmong([.. Enum.GetValues<SuiteHalf>().Select(WireNames.Of)]);
        return half;
    }

    private static Option<double?> Share(string name, string helpName, string description)
    {
        Option<double?> option = new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is >= 0 and <= 1
                ? value
                : Fail(result, $"{name}: \"{result.Tokens[0].Value}\" is no number from 0 to 1."),
        };
        return option;

        static double? Fail(System.CommandLine.Parsing.ArgumentResult result, string problem)
        {
            result.AddError(problem);
            return null;
        }
    }
}
