using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Cli.Composition;
using CoopBot.Grounding;
using CoopBot.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoopBot.Cli.Tests.Process;

/// <summary>A golden set of a folder of its own, and the settings that come of it.</summary>
public sealed class CalibrateProcessTests : IDisposable
{
    private static readonly string[] Towns = ["Arlen", "Borum", "Celle", "Dorna", "Elsin", "Forby", "Gamla", "Hoven", "Isset", "Jarna", "Kolby", "Lunde", "Morup", "Nybro"];

    private readonly TemporaryFolder folder = new();

    public CalibrateProcessTests()
    {
        for (int i = 0; i < Towns.Length; i++)
        {
            folder.Write($"knowledge/{Towns[i]}.md", string.Create(CultureInfo.InvariantCulture, $"# {Towns[i]}\n\nThe tower of {Towns[i]} is {20 + i} metres high and was built by masons.\n"));
        }

        folder.Write("golden/cases.jsonl", string.Concat(Towns.SelectMany(static (t, i) => new[]
        {
            // Every third answer is expected otherwise, so that some are right and some are wrong.
            string.Create(CultureInfo.InvariantCulture, $$"""{"id":"a{{i}}","question":"How high is the tower of {{t}}?","expect":"answer","must":["{{(i % 3 == 0 ? 999 : 20 + i)}}"]}{{'\n'}}"""),
            string.Create(CultureInfo.InvariantCulture, $$"""{"id":"r{{i}}","question":"Which orchestra performed opera number {{i}} yesterday?","expect":"refuse"}{{'\n'}}"""),
        })));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Calibrate_Suite_GivesSettingsThatTheProgramTakes()
    {
        CliResult result = await CalibrateAsync(folder["golden"], "--json", "--output", folder["program.json"]);

        Assert.True(result.ExitCode == 0, result.Error);
        JsonNode json = JsonNode.Parse(result.Output)!;
        Assert.Equal(("lexical", 28, 28), ((string?)json["decision"], (int)json["chosen"]!["toAnswer"]! + (int)json["chosen"]!["toRefuse"]!, Cases(json["points"]![0]!)));
        string settings = (string)json["settings"]!;
        Assert.Equal(settings, await File.ReadAllTextAsync(folder["program.json"], TestContext.Current.CancellationToken));
        folder.Write("program/appsettings.json", settings);
        using ServiceProvider services = Settings.Load(folder["program"]);
        GroundingOptions options = services.GetRequiredService<IOptions<GroundingOptions>>().Value;
        Assert.Equal((double)json["chosen"]!["threshold"]!, options.AnswerThreshold);
        Assert.Contains("// coopbot eval calibrate golden (run ", settings);
        Assert.Contains("false answers ", settings);
        Assert.Equal((bool)json["improves"]! ? "lexical" : null, options.Calibration.Decision);
        if ((bool)json["improves"]!)
        {
            Assert.Equal((double)json["answerable"]!["slope"]!, options.Calibration.Answerable.Slope!.Value, 4);
        }

        static int Cases(JsonNode point) => (int)point["toAnswer"]! + (int)point["toRefuse"]!;
    }

    [Fact]
    public async Task Calibrate_StoredRun_GivesTheSameTable()
    {
        Assert.Equal(0, (await EvalAsync(null, folder["golden"])).ExitCode);

        CliResult stored = await CalibrateAsync("--run", "latest");
        CliResult half = await CalibrateAsync("--run", "latest", "--half", "tune");
        CliResult changed = await EvalAsync(new("COOPBOT_Grounding__Candidates", "5"), "calibrate", "--run", "latest");

        Assert.True(stored.ExitCode == 0, stored.Error);
        Assert.StartsWith("threshold", stored.Lines[1]);
        Assert.Contains(stored.Lines, static l => l.Contains("0.45  current", StringComparison.Ordinal));
        Assert.Equal(stored.Output, (await CalibrateAsync("--run", "latest")).Output);
        Assert.Equal((2, ""), (half.ExitCode, half.Output));
        Assert.Contains("Too few cases: 9 questions to answer and 4 to refuse", half.Error);
        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("other settings", changed.Error);
    }

    [Fact]
    public async Task Calibrate_TooFewOrOneKind_ExitsWithTwo()
    {
        folder.Write("few/cases.jsonl", "{\"id\":\"a\",\"question\":\"How high is the tower of Arlen?\",\"expect\":\"answer\"}\n{\"id\":\"b\",\"question\":\"Who won?\",\"expect\":\"refuse\"}\n");
        folder.Write("one/cases.jsonl", string.Concat(Towns.Select(static t => $$"""{"id":"{{t}}","question":"How high is the tower of {{t}}?","expect":"answer"}{{'\n'}}""")));

        CliResult few = await CalibrateAsync(folder["few"]);
        CliResult one = await CalibrateAsync(folder["one"]);

        Assert.Equal((2, "", 2, ""), (few.ExitCode, few.Output, one.ExitCode, one.Output));
        Assert.Contains("Too few cases: 1 questions to answer and 1 to refuse", few.Error);
        Assert.Contains("Too few cases: 14 questions to answer and 0 to refuse", one.Error);
    }

    [Theory]
    [InlineData("", "Give a suite")]
    [InlineData("--run|latest", "no complete run")]
    [InlineData("--threshold|2", "no number from 0 to 1")]
    [InlineData("--threshold|0.5|--false-answers|0.1", "--false-answers")]
    [InlineData("nowhere", "no folder nowhere")]
    public async Task Calibrate_WrongArguments_ExitsWithTwo(string arguments, string problem)
    {
        CliResult result = await CalibrateAsync(arguments.Split('|', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(problem, result.Error);
    }

    [Fact]
    public async Task Ask_CalibrationOfThisDecision_ScalesWhatIsShown()
    {
        Dictionary<string, string> calibrated = new(CliProcess.WithoutModels, StringComparer.Ordinal)
        {
            ["COOPBOT_Grounding__Calibration__Decision"] = "lexical",
            ["COOPBOT_Grounding__Calibration__Answerable__Intercept"] = "-2",
            ["COOPBOT_Grounding__Calibration__Answerable__Slope"] = "0.0001",
        };
        string[] ask = ["ask", "Which orchestra performed opera number 3 yesterday?", "--json", "--knowledge", folder["knowledge"], "--data", folder["data"]];

        CliResult scaled = await CliProcess.RunAsync(ask, environment: calibrated);
        calibrated["COOPBOT_Grounding__Calibration__Decision"] = "reader";
        CliResult otherwise = await CliProcess.RunAsync(ask, environment: calibrated);
        calibrated.Remove("COOPBOT_Grounding__Calibration__Decision");
        CliResult wrong = await CliProcess.RunAsync(ask, environment: calibrated);

        Assert.Equal(0.8808, (double)JsonNode.Parse(scaled.Output)!["confidence"]!, 0.0005); // 1 / (1 + e^-2)
        Assert.NotEqual(0.8808, (double)JsonNode.Parse(otherwise.Output)!["confidence"]!, 0.0005);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("Grounding:Calibration:Decision", wrong.Error);
    }

    private Task<CliResult> CalibrateAsync(params string[] arguments) => EvalAsync(null, ["calibrate", .. arguments]);

    private Task<CliResult> EvalAsync(KeyValuePair<string, string>? setting, params string[] arguments)
    {
        Dictionary<string, string> environment = new(CliProcess.WithoutModels, StringComparer.Ordinal);
        if (setting is { } given)
        {
            environment[given.Key] = given.Value;
        }

        return CliProcess.RunAsync(["eval", .. arguments, "--knowledge", folder["knowledge"], "--data", folder["data"]], environment: environment);
    }
}
