using System.Text;
using System.Text.Json.Nodes;
using CoopBot.Evaluation.Suites.Conversion;
using CoopBot.Grounding.Answers;

namespace CoopBot.Evaluation.Drafting;

/// <summary>Drafts in the forms that suites are written in, with what is left to a person marked as such.</summary>
public static class DraftText
{
    private const string Instructions =
        """
        # Cases to complete. In each: make the question one that a person would ask, without the blank; say what should come out (expect: answer or
        # refuse; of a claim supported, contradicted or not_found); for an answer, the words that it must hold and the document to cite. Delete what
        # isn't worth keeping. Keep the id, and the case isn't drafted again. Then: coopbot eval convert THIS.yaml -o FOLDER

        """;

    /// <summary>The lines of a <c>cases.jsonl</c>.</summary>
    public static string ToJsonLines(IEnumerable<DraftCase> drafts)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        return string.Concat(drafts.Select(static d => Json(d).ToJsonString(AnswerJson.Compact) + "\n"));
    }

    /// <summary>A YAML file, with what to do on top.</summary>
    public static string ToYaml(IEnumerable<DraftCase> drafts)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        StringBuilder yaml = new(Instructions.ReplaceLineEndings("\n"));
        foreach (DraftCase draft in drafts)
        {
            string key = Key(draft);
            yaml.Append("- id: ").Append(YamlText.Quoted(draft.Id)).Append('\n')
                .Append("  ").Append(key).Append(": ").Append(YamlText.Quoted(draft.Input)).Append('\n')
                .Append("  expect: ").Append(DraftCase.Todo).Append('\n')
                .Append(draft.IsClaim ? "" : "  expected:\n")
                .Append("  document:\n")
                .Append("  tags:\n").AppendJoin("", draft.Tags.Select(static t => $"  - {YamlText.Quoted(t)}\n"))
                .Append("  note: ").Append(YamlText.Quoted(draft.Note)).Append('\n');
        }

        return yaml.ToString();
    }

    private static JsonObject Json(DraftCase draft) => new()
    {
        ["id"] = draft.Id,
        [Key(draft)] = draft.Input,
        ["expect"] = DraftCase.Todo,
        ["must"] = new JsonArray(),
        ["cite"] = new JsonArray(),
        ["tags"] = new JsonArray([.. draft.Tags.Select(static t => (JsonNode)t)]),
        ["note"] = draft.Note,
    };

    private static string Key(DraftCase draft) => draft.IsClaim ? "claim" : "question";
}
