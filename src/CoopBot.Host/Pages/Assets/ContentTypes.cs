namespace CoopBot.Host.Pages.Assets;

/// <summary>Media types of the files that pages load.</summary>
internal static class ContentTypes
{
    public const string Script = "text/javascript; charset=utf-8";

    /// <summary>By the ending of the name.</summary>
    public static string Of(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => Script,
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        _ => "application/octet-stream",
    };
}
