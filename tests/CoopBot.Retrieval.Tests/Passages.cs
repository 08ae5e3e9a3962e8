using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.Retrieval.Tests;

/// <summary>Passages and snapshots for tests of ranking, where only the words matter.</summary>
internal static class Passages
{
    public static Passage Of(string document, int ordinal, string text) =>
        new(document, ordinal, new TextSpan(ordinal * 1000, (ordinal * 1000) + text.Length), text);

    public static KnowledgeSnapshot Snapshot(IReadOnlyList<Passage> passages, float[]? vectors = null, int dimensions = 0) =>
        new("sha256:test", new Dictionary<string, Document>(StringComparer.Ordinal), passages, vectors, dimensions);
}
