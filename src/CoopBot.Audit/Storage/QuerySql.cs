using System.Globalization;
using System.Text;
using CoopBot.Audit.Log;

namespace CoopBot.Audit.Storage;

/// <summary>A query as SQL.</summary>
internal static class QuerySql
{
    /// <summary>The condition on <c>audit_entry e</c> with its parameters; but for a rating that was given, it asks for nothing that an index doesn't hold.</summary>
    public static (string Where, List<(string Name, object Value)> Parameters) Of(AuditQuery query)
    {
        StringBuilder where = new("e.kind = 'answer'");
        List<(string Name, object Value)> parameters = [];
        Add("e.time >= $from", "$from", query.From is { } from ? AuditJson.Time(from) : null);
        Add("e.time < $to", "$to", query.To is { } to ? AuditJson.Time(to) : null);
        Add("e.channel = $channel", "$channel", query.Channel);
        Add("e.outcome = $outcome", "$outcome", query.Outcome is { } outcome ? AuditJson.Name(outcome) : null);
        Add("e.reason = $reason", "$reason", query.Reason is { } reason ? AuditJson.Name(reason) : null);
        Add("e.verdict = $verdict", "$verdict", query.Verdict is { } verdict ? AuditJson.Name(verdict) : null);
        Add("e.sequence IN (SELECT sequence FROM audit_cited WHERE document = $document)", "$document", query.Document);
        Add(
            "e.sequence IN (SELECT sequence FROM audit_part WHERE name IN ('user', 'conversation') AND value = $person)",
            "$person", query.Person is { } person ? Quoted(person) : null);

        // The plus keeps an entry's parts, which lie side by side, from being looked up one name after the other.
        Add(
            "EXISTS (SELECT 1 FROM audit_part p WHERE p.sequence = e.sequence AND +p.name IN ('question', 'resolvedQuestion', 'text') AND p.value LIKE $search ESCAPE '!')",
            "$search", string.IsNullOrWhiteSpace(query.Search) ? null : Pattern(query.Search));

        // A rating counts until the same person rates again; people who aren't known can't take theirs back.
        Add(
            """
            EXISTS (SELECT 1 FROM audit_entry f LEFT JOIN audit_part fu ON fu.sequence = f.sequence AND fu.name = 'user'
              WHERE f.answer = e.id AND CASE WHEN json_valid(f.payload) THEN f.payload ->> '$.rating' END = $rating AND NOT EXISTS (
                SELECT 1 FROM audit_entry g JOIN audit_part gu ON gu.sequence = g.sequence AND gu.name = 'user'
                WHERE g.answer = e.id AND g.sequence > f.sequence AND gu.value = fu.value))
            """,
            "$rating", query.Feedback is { } feedback ? AuditJson.Name(feedback) : null);
        return (where.ToString(), parameters);

        void Add(string condition, string name, string? value)
        {
            if (value is not null)
            {
                where.Append(CultureInfo.InvariantCulture, $" AND {condition}");
                parameters.Add((name, value));
            }
        }
    }

    /// <summary>A text as a part's value holds it.</summary>
    public static string Quoted(string text) => CanonicalJson.Write(text);

    private static string Pattern(string search)
    {
        string inside = Quoted(search.Trim())[1..^1];
        string literal = inside.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
        return $"%{literal}%";
    }
}
