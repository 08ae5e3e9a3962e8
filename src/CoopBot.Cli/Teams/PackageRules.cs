using System.Text.RegularExpressions;

namespace CoopBot.Cli.Teams;

/// <summary>What Teams takes in each field of a manifest, said in the words of the option that it came from.</summary>
internal static partial class PackageRules
{
    /// <summary>Holds in every version of the schema; newer ones take more.</summary>
    private const int MaxDomains = 16;
    private const int MaxCommands = 10;
    private const int MaxTitle = 32;
    private const int MaxCommandDescription = 128;
    private const int MaxUrl = 2048;

    /// <summary>A GUID as it is written in Azure.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static Guid Id(string option, string value) => Guid.TryParseExact(value, "D", out Guid id) && id != Guid.Empty
        ? id : throw new UsageException($"{option} must be a GUID, as in 00000000-0000-0000-0000-000000000001; \"{value}\" is none.");

    /// <summary>Words of a length from 1.</summary>
    /// <exception cref="UsageException">They are blank, too long, or hold control characters.</exception>
    public static string Words(string option, string value, int limit) =>
        string.IsNullOrWhiteSpace(value) ? throw new UsageException($"{option} must not be empty.")
        : value.Length > limit ? throw new UsageException($"{option} has {limit} characters at most; these are {value.Length}.")
        : value.Any(char.IsControl) ? throw new UsageException($"{option} must be one line without control characters.")
        : value;

    /// <summary>The address of a page.</summary>
    /// <exception cref="UsageException">It isn't an https address.</exception>
    public static Uri Page(string option, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out Uri? url) && url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0 && url.AbsoluteUri.Length <= MaxUrl
            ? url : throw new UsageException($"{option} must be an https address, as in https://bot.example.org; \"{value}\" is none.");

    /// <summary>Where people reach the host: Teams knows hosts by their names, and takes them at the usual port alone.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public static Uri Site(string option, string value)
    {
        Uri url = Page(option, value);
        return url is { IsDefaultPort: true, PathAndQuery: "/", Fragment: "" } && IsDomain(url.IdnHost)
            ? url : throw new UsageException($"{option} must name a host that people reach from outside and nothing more, as in https://bot.example.org; \"{value}\" doesn't.");
    }

    /// <summary>Hosts whose pages may open within Teams.</summary>
    /// <exception cref="UsageException">One is no name of a host, or there are too many.</exception>
    public static IReadOnlyList<string> Domains(string option, Uri site, IEnumerable<string> others)
    {
        string[] all = [.. others.Prepend(site.IdnHost).Distinct(StringComparer.OrdinalIgnoreCase)];
        return all.FirstOrDefault(static d => !IsDomain(d)) is { } wrong ? throw new UsageException($"{option} takes the name of a host without scheme and wildcard, as in bot.example.org; \"{wrong}\" is none.")
            : all.Length > MaxDomains ? throw new UsageException($"{MaxDomains} domains at most, the site's own included; these are {all.Length}.")
            : all;
    }

    /// <summary>Things to say, given as <c>TITLE=DESCRIPTION</c>.</summary>
    /// <exception cref="UsageException">One is written otherwise or too long, or there are too many.</exception>
    public static IReadOnlyList<BotCommand> Commands(string option, IReadOnlyList<string> values) =>
        values.Count > MaxCommands ? throw new UsageException($"{option}: {MaxCommands} at most; these are {values.Count}.")
        : [.. values.Select(value => value.Split('=', 2) is [string title, string description]
            ? new BotCommand(Words($"{option} TITLE", title, MaxTitle), Words($"{option} DESCRIPTION", description, MaxCommandDescription))
            : throw new UsageException($"{option} is written TITLE=DESCRIPTION; \"{value}\" has no description."))];

    /// <summary>Three numbers, as the store of apps compares them.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public static string Version(string option, string value) => ThreeNumbers().IsMatch(value)
        ? value : throw new UsageException($"{option} is three numbers, as in 1.0.0; \"{value}\" isn't.");

    /// <summary>A colour.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static Color Color(string option, string value) =>
        Teams.Color.TryParse(value) ?? throw new UsageException($"{option} is written #RRGGBB, as in #0B5CAD; \"{value}\" isn't.");

    private static bool IsDomain(string host) => Uri.CheckHostName(host) == UriHostNameType.Dns && Name().IsMatch(host);

    [GeneratedRegex(@"\A(?:0|[1-9]\d{0,4})(?:\.(?:0|[1-9]\d{0,4})){2}\z")]
    private static partial Regex ThreeNumbers();

    // At least two labels: what has one is known within a network alone.
    [GeneratedRegex(@"\A(?=.{4,253}\z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])\z", RegexOptions.IgnoreCase)]
    private static partial Regex Name();
}
