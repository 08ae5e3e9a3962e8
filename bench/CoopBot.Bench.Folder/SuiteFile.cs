using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoopBot.Bench.Folder;

/// <summary>Writes the cases in the suite format.</summary>
internal static class SuiteFile
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string folder, IReadOnlyList<Case> cases)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "cases.jsonl"), cases.Select((one, i) => Line(one, i)));
    }

    private static string Line(Case one, int index)
    {
        var line = new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"t{index:D4}"),
            [one.IsClaim ? "claim" : "question"] = one.Text,
            ["expect"] = one.Expect,
            ["tags"] = new JsonArray(one.Tag),
        };
        if (one.Must is not null)
        {
            line["must"] = new JsonArray(one.Must);
        }

        if (one.Document is not null)
        {
            line["cite"] = new JsonArray(new JsonObject { ["document"] = one.Document });
        }

        return line.ToJsonString(Options);
    }
}
