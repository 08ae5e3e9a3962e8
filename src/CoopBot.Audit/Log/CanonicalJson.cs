using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoopBot.Audit.Log;

/// <summary>One way to write a JSON value, so that its hash can be made again anywhere: RFC 8785, with numbers of at most four decimals.</summary>
/// <remarks>
/// Sorted names, no blanks, only what must be escaped is. With four decimals, numbers come out alike in every language; Python's
/// <c>json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)</c> gives the same bytes.
/// </remarks>
public static class CanonicalJson
{
    /// <summary>Decimals of a number.</summary>
    public const int Decimals = 4;

    /// <summary>The canonical text of a value.</summary>
    /// <param name="value">Null is JSON's null.</param>
    /// <exception cref="ArgumentException">A number is too large to be written in full (from 10^15).</exception>
    public static string Write(JsonNode? value)
    {
        StringBuilder text = new();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>A number as it is logged: to four decimals; null for what is no number.</summary>
    public static double? Number(double? value) => value is { } number && double.IsFinite(number) ? Math.Round(number, Decimals) : null;

    private static void Append(StringBuilder text, JsonNode? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                AppendAll(text, '{', '}', members.OrderBy(static p => p.Key, StringComparer.Ordinal), static (to, member) =>
                {
                    AppendString(to, member.Key);
                    to.Append(':');
                    Append(to, member.Value);
                });
                break;
            case JsonArray items:
                AppendAll(text, '[', ']', items, Append);
                break;
            default:
                AppendValue(text, value);
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<StringBuilder, T> append)
    {
        text.Append(open);
        bool first = true;
        foreach (T item in items)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            append(text, item);
        }

        text.Append(close);
    }

    private static void AppendValue(StringBuilder text, JsonNode value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                AppendString(text, value.GetValue<string>());
                break;
            case JsonValueKind.Number:
                AppendNumber(text, value.GetValue<double>());
                break;
            default:
                text.Append(value.ToJsonString()); // true, false
                break;
        }
    }

    private static void AppendNumber(StringBuilder text, double value)
    {
        if (Math.Abs(value) >= 1e15)
        {
            throw new ArgumentException("The number is too large for the log.", nameof(value));
        }

        // Adding 0 makes 0 of -0, which other languages write otherwise.
        text.Append((Math.Round(value, Decimals) + 0.0).ToString("0.####", CultureInfo.InvariantCulture));
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case < ' ':
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                case >= '\ud800' and <= '\udfff' when !IsPair(value, i):
                    text.Append('\ufffd'); // half a character can't be written in UTF-8
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }

    private static bool IsPair(string value, int i) =>
        (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
        || (char.IsLowSurrogate(value[i]) && i > 0 && char.IsHighSurrogate(value[i - 1]));
}
