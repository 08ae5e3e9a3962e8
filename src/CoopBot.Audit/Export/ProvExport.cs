using System.Globalization;
using System.Text.Json.Nodes;
using CoopBot.Audit.Log;

namespace CoopBot.Audit.Export;

/// <summary>Writes answers as W3C PROV in JSON-LD: an answer has statements, a statement rests on citations, a citation is quoted from a version of a document.</summary>
/// <remarks>Source: the PROV-O ontology, https://www.w3.org/TR/prov-o/. Ids are URNs: nothing has to be fetched to read it.</remarks>
public static class ProvExport
{
    private const string Urn = "urn:coopbot:";

    /// <summary>Writes all answers as one document; a few answers are in memory at a time.</summary>
    public static async Task WriteAsync(IAsyncEnumerable<RatedAnswer> answers, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(output);
        output.Write("{\"@context\":{\"prov\":\"http://www.w3.org/ns/prov#\",\"dcterms\":\"http://purl.org/dc/terms/\",\"coopbot\":\"urn:coopbot:terms:\"},\"@graph\":[");
        HashSet<string> written = new(StringComparer.Ordinal);
        bool first = true;
        await foreach (RatedAnswer answer in answers.WithCancellation(cancellationToken))
        {
            foreach (JsonObject node in Nodes(answer.Entry, written))
            {
                output.Write(first ? "\n" : ",\n");
                first = false;
                output.Write(node.ToJsonString(AuditJson.Compact));
            }
        }

        output.WriteLine("\n]}");
    }

    /// <summary>The nodes of one answer; programs and documents only the first time.</summary>
    private static IEnumerable<JsonObject> Nodes(AnswerEntry entry, HashSet<string> written)
    {
        string answer = $"{Urn}answer:{Escape(entry.Id)}", run = $"{Urn}run:{Escape(entry.Id)}", program = $"{Urn}program:{Escape(entry.Versions.Program)}";
        if (written.Add(program))
        {
            yield return Node(program, "prov:SoftwareAgent", ("coopbot:version", entry.Versions.Program));
        }

        List<string> versions = [];
        foreach (LoggedCitation citation in entry.Citations)
        {
            string version = VersionOf(citation), document = $"{Urn}document:{Escape(citation.Document)}";
            versions.Add(version);
            if (written.Add(document))
            {
                yield return Node(document, "prov:Entity", ("dcterms:identifier", citation.Document));
            }

            if (written.Add(version))
            {
                yield return Node(
                    version, "prov:Entity", ("prov:specializationOf", Ref(document)), ("dcterms:title", citation.Title), ("dcterms:date", citation.Date),
                    ("coopbot:hash", citation.DocumentHash));
            }
        }

        yield return Node(
            run, "prov:Activity",
            ("prov:startedAtTime", Time(entry.Time.AddMilliseconds(-entry.ElapsedMs))), ("prov:endedAtTime", Time(entry.Time)), ("prov:wasAssociatedWith", Ref(program)),
            ("prov:used", Refs(versions.Distinct(StringComparer.Ordinal))),
            ("coopbot:knowledgeVersion", entry.Versions.Knowledge), ("coopbot:models", entry.Versions.Models), ("coopbot:settingsVersion", entry.Versions.Settings),
            ("coopbot:wording", entry.Wording.Kind), ("coopbot:chatModel", entry.Wording.Model), ("coopbot:prompt", entry.Wording.Prompt));
        string[] claims = [.. (entry.Claims ?? []).Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{answer}:claim:{i + 1}"))];
        yield return Node(
            answer, "prov:Collection",
            ("prov:wasGeneratedBy", Ref(run)), ("prov:generatedAtTime", Time(entry.Time)), ("prov:value", entry.Text), ("coopbot:question", entry.Question),
            ("coopbot:outcome", AuditJson.Name(entry.Outcome)), ("coopbot:reason", entry.Reason is { } reason ? AuditJson.Name(reason) : null),
            ("coopbot:verdict", entry.Verdict is { } verdict ? AuditJson.Name(verdict) : null), ("coopbot:sequence", entry.Sequence), ("coopbot:entryHash", entry.Hash),
            ("prov:hadMember", Refs(claims)));
        foreach ((LoggedClaim claim, string id) in (entry.Claims ?? []).Zip(claims))
        {
            yield return Node(
                id, "prov:Entity", ("prov:value", claim.Text),
                ("prov:wasDerivedFrom", Refs(entry.Citations.Where(c => claim.Citations.Contains(c.N)).Select(c => CitationId(answer, c)))));
        }

        foreach (LoggedCitation citation in entry.Citations)
        {
            yield return Node(
                CitationId(answer, citation), "prov:Entity", ("prov:wasQuotedFrom", Ref(VersionOf(citation))), ("prov:value", citation.Quote),
                ("coopbot:start", citation.Start), ("coopbot:end", citation.End));
        }
    }

    private static string CitationId(string answer, LoggedCitation citation) => string.Create(CultureInfo.InvariantCulture, $"{answer}:citation:{citation.N}");

    private static string VersionOf(LoggedCitation citation) => $"{Urn}document:{Escape(citation.Document)}@{Escape(citation.DocumentHash)}";

    private static string Escape(string text) => Uri.EscapeDataString(text);

    private static JsonObject Ref(string id) => new() { ["@id"] = id };

    private static JsonArray Refs(IEnumerable<string> ids) => [.. ids.Select(Ref)];

    private static JsonObject Time(DateTimeOffset time) => new() { ["@type"] = "http://www.w3.org/2001/XMLSchema#dateTime", ["@value"] = AuditJson.Time(time) };

    private static JsonObject Node(string id, string type, params ReadOnlySpan<(string Name, JsonNode? Value)> properties)
    {
        JsonObject node = new() { ["@id"] = id, ["@type"] = type };
        foreach ((string name, JsonNode? value) in properties)
        {
            if (value is not null and not JsonArray { Count: 0 })
            {
                node[name] = value;
            }
        }

        return node;
    }
}
