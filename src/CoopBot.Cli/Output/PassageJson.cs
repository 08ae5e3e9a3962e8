using System.Text.Json.Nodes;
using CoopBot.Knowledge;
using CoopBot.Retrieval;

namespace CoopBot.Cli.Output;

/// <summary>A ranked passage as JSON.</summary>
internal static class PassageJson
{
    public static JsonObject Of(RankedPassage ranked)
    {
        Passage passage = ranked.Passage;
        return new JsonObject
        {
            ["rank"] = ranked.Rank,
            ["score"] = ranked.Score,
            ["lexical"] = ranked.Lexical,
            ["lexicalRank"] = ranked.LexicalRank,
            ["cosine"] = ranked.Cosine,
            ["denseRank"] = ranked.DenseRank,
            ["documentId"] = passage.DocumentId,
            ["title"] = passage.Title,
            ["heading"] = passage.Heading,
            ["start"] = passage.Span.Start,
            ["end"] = passage.Span.End,
            ["text"] = passage.Text,
        };
    }
}
