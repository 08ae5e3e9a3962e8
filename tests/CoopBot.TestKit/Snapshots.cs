using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.TestKit;

/// <summary>Small bodies of knowledge for tests.</summary>
public static class Snapshots
{
    /// <summary>Documents by id and text, cut as ingestion cuts them.</summary>
    public static KnowledgeSnapshot Of(params (string Id, string Text)[] documents) =>
        SnapshotBuilder.Build(documents.Select(static d => DocumentBuilder.FromText(d.Id, d.Id, d.Text)));

    /// <summary>One document with what a citation shows of it, cut as ingestion cuts it.</summary>
    public static KnowledgeSnapshot Of(Document document)
    {
        ChunkedDocument cut = DocumentBuilder.FromText(document.Id, document.Title, document.Text);
        return SnapshotBuilder.Build([cut with { Document = document }]);
    }

    /// <summary>A document that is a single passage of the given sentences, parted by a space each.</summary>
    public static (Document Document, Passage Passage) OnePassage(string id, params string[] sentences)
    {
        string text = string.Join(' ', sentences);
        List<TextSpan> spans = [];
        int start = 0;
        foreach (string sentence in sentences)
        {
            spans.Add(new TextSpan(start, start + sentence.Length));
            start += sentence.Length + 1;
        }

        var document = new Document(id, id, id, text, DocumentBuilder.HashOf([]));
        return (document, new Passage(id, 0, new TextSpan(0, text.Length), text) { Sentences = spans });
    }

    /// <summary>A snapshot in which each document is one passage: for tests where cutting must not matter.</summary>
    public static KnowledgeSnapshot OfPassages(params (Document Document, Passage Passage)[] documents) =>
        SnapshotBuilder.Build(documents.Select(static s => new ChunkedDocument(s.Document, [s.Passage])));
}
