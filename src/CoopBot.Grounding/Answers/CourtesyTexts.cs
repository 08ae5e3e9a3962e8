using System.Text;
using CoopBot.Answering.Conversation;
using CoopBot.Answering.Drafting;
using CoopBot.Knowledge;

namespace CoopBot.Grounding.Answers;

/// <summary>What the bot says when it is greeted, thanked, or asked about itself.</summary>
public static class CourtesyTexts
{
    public const string Greeting = "Hello! Ask me a question about the documents, and I will answer with citations, or say that they don't tell.";
    public const string Thanks = "You're welcome. Ask me anything else about the documents.";
    public const string Farewell = "Goodbye.";
    public const string Help = "I answer questions from a folder of documents, and only from them. Every answer cites the exact words it rests on; what the documents don't say, I don't answer. You can also have a statement checked: supported, contradicted, or not found. Ask \"Which documents do you have?\" to see what I know.";

    /// <summary>Titles listed at most.</summary>
    private const int MaxTitles = 20;

    /// <summary>The words for a courtesy; the list of documents comes from <paramref name="knowledge"/>.</summary>
    public static string For(Courtesy courtesy, KnowledgeSnapshot knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return courtesy switch
        {
            Courtesy.Greeting => Greeting,
            Courtesy.Thanks => Thanks,
            Courtesy.Farewell => Farewell,
            Courtesy.Catalogue => Catalogue(knowledge),
            _ => Help,
        };
    }

    private static string Catalogue(KnowledgeSnapshot knowledge)
    {
        if (knowledge.Documents.Count == 0)
        {
            return "I have no documents yet.";
        }

        StringBuilder text = new();
        text.Append(knowledge.Documents.Count == 1 ? "I know one document:" : $"I know {knowledge.Documents.Count} documents:");
        foreach (Document document in knowledge.Documents.Values.OrderBy(d => d.Id, StringComparer.Ordinal).Take(MaxTitles))
        {
            string[] details = [.. new[] { document.Publisher, document.Date }.OfType<string>()];
            text.Append("\n- ").Append(MarkdownText.Escape(document.Title.Length > 0 ? document.Title : document.Id));
            if (details.Length > 0)
            {
                text.Append(" (").Append(MarkdownText.Escape(string.Join(", ", details))).Append(')');
            }
        }

        if (knowledge.Documents.Count > MaxTitles)
        {
            text.Append("\n- …");
        }

        return text.ToString();
    }
}
