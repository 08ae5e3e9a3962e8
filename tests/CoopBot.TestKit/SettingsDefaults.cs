using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace CoopBot.TestKit;

/// <summary>Compares a settings file with the defaults in the code.</summary>
public static class SettingsDefaults
{
    /// <summary>As configuration reads a file: comments are allowed.</summary>
    public static readonly JsonDocumentOptions FileOptions = new() { CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Asserts that a section holds every setting of an options class, in its order (a base class's first), with its default.</summary>
    /// <param name="path">The section's name, for messages.</param>
    /// <param name="defaults">A new instance of the options.</param>
    /// <param name="section">What the file holds.</param>
    public static void AssertHeldBy(string path, object defaults, JsonObject section)
    {
        // Functions can't be written in a file.
        var properties = defaults.GetType().GetProperties()
            .Where(static p => (p.CanWrite || p.PropertyType.IsAssignableTo(typeof(IEnumerable))) && !p.PropertyType.IsAssignableTo(typeof(Delegate)))
            .OrderBy(static p => Depth(p.DeclaringType!)).ToList();
        Assert.Equal(properties.Select(static p => p.Name), section.Select(static p => p.Key));
        foreach (var property in properties)
        {
            object? value = property.GetValue(defaults);
            JsonNode? written = section[property.Name];
            string key = $"{path}:{property.Name}";
            switch (written)
            {
                case JsonObject nested:
                    AssertHeldBy(key, value!, nested);
                    break;
                case JsonArray list:
                    Assert.Equal(((IEnumerable)value!).Cast<object>().Select(Text), list.Select(static n => n?.ToString()), StringComparer.OrdinalIgnoreCase);
                    break;
                default:
                    Assert.True(string.Equals(Text(value), written?.ToString(), StringComparison.OrdinalIgnoreCase), $"{key} is {written} in the file, {value} in the code");
                    break;
            }
        }
    }

    private static int Depth(Type type) => type.BaseType is { } parent ? 1 + Depth(parent) : 0;

    private static string? Text(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}
