using System.CommandLine;

namespace CoopBot.Cli;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    public static Option<DirectoryInfo?> Knowledge { get; } = new("--knowledge")
    {
        Description = "The folder of documents. Default: \"knowledge\" in the current folder, else in the clone that the program was built in.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<DirectoryInfo?> Data { get; } = new("--data")
    {
        Description = "The folder of the store. Default: \"data\" beside the folder of documents.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Write the result as one JSON document.",
        Recursive = true,
    };
}
