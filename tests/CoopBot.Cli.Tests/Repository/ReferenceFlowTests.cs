using System.Xml.Linq;
using CoopBot.TestKit;

namespace CoopBot.Cli.Tests.Repository;

/// <summary>Data flows one way: a project may reference only what stands upstream of it (docs/ARCHITECTURE.md).</summary>
public sealed class ReferenceFlowTests
{
    private static readonly string[] Stages = ["Inference", "Knowledge", "Retrieval", "Answering", "Grounding", "Audit"];

    // After Audit the flow parts.
    private static readonly string[][] Branches = [[.. Stages, "Channels", "Host"], [.. Stages, "Evaluation", "Cli"], [.. Stages, "Evaluation", "Host"], [.. Stages, "Mcp", "Cli"], [.. Stages, "Mcp", "Host"], ["Client", "Client.SemanticKernel"]];

    /// <summary>Holds no code: it stands in for a package that the Bot Framework names and never loads.</summary>
    private const string StandIn = "AdaptiveCards.StandIn";

    public static TheoryData<string> Projects => [.. Directory.EnumerateFiles(Path.Combine(SharedFolder.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Select(static f => Path.GetFileNameWithoutExtension(f))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_OfAProject_PointUpstreamOnly(string project)
    {
        XDocument file = XDocument.Load(Path.Combine(SharedFolder.Root, "src", project, project + ".csproj"));
        string[] references = [.. file.Descendants("ProjectReference").Select(static r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!))];

        Assert.All(references, reference => Assert.True(IsUpstream(reference, project), $"{project} must not reference {reference}"));
    }

    [Theory]
    [InlineData("CoopBot.Knowledge", "CoopBot.Cli", true)]
    [InlineData("CoopBot.Evaluation", "CoopBot.Host", true)] // the pages of evaluation
    [InlineData("CoopBot.Evaluation", "CoopBot.Channels", false)]
    [InlineData("CoopBot.Retrieval", "CoopBot.Knowledge", false)]
    [InlineData(StandIn, "CoopBot.Channels", true)]
    [InlineData(StandIn, "CoopBot.Grounding", false)]
    [InlineData("CoopBot.Client", "CoopBot.Client.SemanticKernel", true)]
    [InlineData("CoopBot.Grounding", "CoopBot.Client", false)] // a library for others takes nothing of ours along
    [InlineData("CoopBot.Client", "CoopBot.Cli", false)]
    [InlineData("CoopBot.Common", "CoopBot.Cli", false)] // there is no such stage
    public void IsUpstream_TwoProjects_FollowsTheFlow(string reference, string project, bool expected) =>
        Assert.Equal(expected, IsUpstream(reference, project));

    private static bool IsUpstream(string reference, string project) => reference == StandIn ? project == "CoopBot.Channels" : Branches.Any(branch =>
    {
        int from = Array.IndexOf(branch, Stage(reference));
        int to = Array.IndexOf(branch, Stage(project));
        return from >= 0 && to >= 0 && from < to;
    });

    private static string Stage(string project) => project["CoopBot.".Length..];
}
