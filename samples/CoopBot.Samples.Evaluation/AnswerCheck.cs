using System.Globalization;
using System.Text.Json;
using CoopBot.Evaluation.Evaluators;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Suites;
using CoopBot.Inference;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace EvaluationSample;

/// <summary>Judges another bot's answers with CoopBot's evaluators: no judge model, no network, the same result every time.</summary>
internal static class AnswerCheck
{
    /// <summary>Asks every question and writes what is wrong with the answers.</summary>
    /// <param name="folder">Holds <c>documents.jsonl</c> and <c>answers.jsonl</c>.</param>
    /// <param name="output">Where the findings go.</param>
    /// <returns>0 when every answer passes, else 1: fit for a build server.</returns>
    public static async Task<int> RunAsync(string folder, TextWriter output)
    {
        RecordedAnswer[] recorded = Read<RecordedAnswer>(Path.Combine(folder, "answers.jsonl"));
        DocumentsContext documents = new(Read<SuiteDocument>(Path.Combine(folder, "documents.jsonl"))); // one instance: indexed once
        using RecordedBot bot = new(recorded);

        // ModelSet.None verifies by words and numbers alone; ModelSet.LoadAsync loads the models that CoopBot itself reads with.
        CompositeEvaluator evaluator = new(
            new CitationExactnessEvaluator(),
            new VerifiedGroundednessEvaluator(new CollectionEngines(ModelSet.None)),
            new RightRefusalEvaluator(),
            new ExpectedWordsEvaluator());

        int failed = 0;
        foreach (RecordedAnswer one in recorded)
        {
            ChatMessage question = new(ChatRole.User, one.Question);
            ChatResponse response = await bot.GetResponseAsync([question]);
            EvaluationContext[] contexts = [documents, one.Expected, one.Outcome, new CitationsContext(one.Citations)];
            EvaluationResult result = await evaluator.EvaluateAsync(question, response, additionalContext: contexts);
            failed += Write(one, result, output) ? 0 : 1;
        }

        output.WriteLine($"{recorded.Length - failed} of {recorded.Length} answers pass.");
        return failed == 0 ? 0 : 1;
    }

    /// <summary>Writes the metrics of an answer.</summary>
    /// <returns>Whether none failed.</returns>
    private static bool Write(RecordedAnswer answer, EvaluationResult result, TextWriter output)
    {
        output.WriteLine($"{answer.Question} {answer.Answer}");
        foreach (EvaluationMetric metric in result.Metrics.Values.Where(static m => m.Interpretation is { Rating: not EvaluationRating.Inconclusive }))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(metric.Interpretation!.Failed ? "FAILED" : "ok    ")} {metric.Name}: {metric.Reason}"));
            foreach (EvaluationDiagnostic warning in (metric.Diagnostics ?? []).Where(static d => d.Severity == EvaluationDiagnosticSeverity.Warning))
            {
                output.WriteLine($"         {warning.Message}");
            }
        }

        return result.Metrics.Values.All(static m => m.Interpretation is not { Failed: true });
    }

    private static T[] Read<T>(string path) => [.. File.ReadLines(path).Select(static line => JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!)];
}
