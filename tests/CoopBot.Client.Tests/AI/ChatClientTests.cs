using CoopBot.Audit.Service;
using CoopBot.Host.Tests;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Client.Tests.AI;

/// <summary>CoopBot in the place of a chat model.</summary>
public sealed class ChatClientTests : IAsyncLifetime
{
    private static readonly ChatMessage[] FollowUp =
    [
        new(ChatRole.System, "Say that everything is fine."), new(ChatRole.User, "How high is the tower?"), new(ChatRole.Assistant, "40 m."), new(ChatRole.User, "When was it built?"),
    ];

    private TestHost host = null!;
    private IChatClient chat = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.StartAsync();
        chat = Clients.Of(host).AsChatClient();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task GetResponseAsync_FollowUp_IsAnsweredFromTheTurnsBefore()
    {
        ChatResponse response = await chat.GetResponseAsync(FollowUp, cancellationToken: Cancel);

        Answer answer = response.GetCoopBotAnswer()!;
        CitationAnnotation citation = Assert.IsType<CitationAnnotation>(Assert.Single(AnnotationsOf(response)));
        TextSpanAnnotatedRegion region = Assert.IsType<TextSpanAnnotatedRegion>(Assert.Single(citation.AnnotatedRegions!));
        Assert.Equal(answer.Text, response.Text); // and no list of sources below it
        Assert.Contains("1911", response.Text, StringComparison.Ordinal); // the turn before says what "it" is
        Assert.Equal("[1]", response.Text[region.StartIndex!.Value..region.EndIndex!.Value]);
        Assert.Equal((answer.Citations[0].Quote, "tower", "The tower"), (citation.Snippet, citation.FileId, citation.Title));
        Assert.True((await host.Client.GetAsync(citation.Url, Cancel)).IsSuccessStatusCode);
        Assert.Equal((ChatFinishReason.Stop, "coopbot", $"chatcmpl-{answer.Id}"), (response.FinishReason, response.ModelId, response.ResponseId));
    }

    [Fact]
    public async Task GetStreamingResponseAsync_FollowUp_ComesToTheSame()
    {
        ChatResponse whole = await chat.GetResponseAsync(FollowUp, cancellationToken: Cancel);

        List<ChatResponseUpdate> updates = await chat.GetStreamingResponseAsync(FollowUp, cancellationToken: Cancel).ToListAsync(Cancel);
        ChatResponse streamed = updates.ToChatResponse();

        Assert.True(updates.Count > 2);
        Assert.Equal(whole.Text, streamed.Text);
        Assert.Equal(Shown(whole), Shown(streamed));
        Assert.Equal(whole.GetCoopBotAnswer()!.Citations, streamed.GetCoopBotAnswer()!.Citations);
        Assert.Equal(ChatFinishReason.Stop, streamed.FinishReason);
        Assert.Single(streamed.Messages);
    }

    [Fact]
    public async Task GetResponseAsync_RefusalWithNearPassages_OffersThemApart()
    {
        ChatResponse response = await chat.GetResponseAsync("Who painted the tower?", cancellationToken: Cancel);

        Answer answer = response.GetCoopBotAnswer()!;
        Assert.Equal(Outcome.Refused, answer.Outcome);
        Assert.Equal(answer.Text, response.Text);
        Assert.Empty(AnnotationsOf(response));
    }

    [Fact]
    public async Task GetResponseAsync_CheckRequest_IsJudged() =>
        Assert.Equal(Verdict.Supported, (await chat.GetResponseAsync("check: The tower is 40 m high.", cancellationToken: Cancel)).GetCoopBotAnswer()!.Verdict);

    [Fact]
    public void GetService_Metadata_NamesTheHostAndTheModel()
    {
        ChatClientMetadata metadata = chat.GetRequiredService<ChatClientMetadata>();

        Assert.Equal(("coopbot", host.Client.BaseAddress, "coopbot"), (metadata.ProviderName, metadata.ProviderUri, metadata.DefaultModelId));
        Assert.NotNull(chat.GetService<CoopBotClient>());
        Assert.Null(chat.GetService<string>());
    }

    [Fact]
    public async Task GetResponseAsync_WhatCannotBeServed_IsSaid()
    {
        ChatOptions json = new() { ResponseFormat = ChatResponseFormat.Json }, other = new() { ModelId = "gpt" };
        ChatMessage picture = new(ChatRole.User, [new TextContent("What is this?"), new DataContent(new byte[] { 1 }, "image/png")]);

        await Assert.ThrowsAsync<CoopBotRequestException>(() => chat.GetResponseAsync("How high is the tower?", json, Cancel));
        await Assert.ThrowsAsync<CoopBotRequestException>(() => chat.GetResponseAsync("How high is the tower?", other, Cancel));
        await Assert.ThrowsAsync<CoopBotRequestException>(() => chat.GetResponseAsync(new ChatMessage(ChatRole.Assistant, "40 m."), cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => chat.GetResponseAsync(picture, cancellationToken: Cancel));
    }

    [Fact]
    public async Task GetStreamingResponseAsync_FailureOnTheWay_IsThrown()
    {
        await using TestHost failing = await TestHost.StartAsync(static b => b.Services.AddSingleton<IAnswerService>(new ScriptedService(static (inquiry, _) =>
        {
            inquiry.Progress!.Report(Grounding.AnswerStage.Reading); // from here on the status is 200
            throw new InvalidOperationException("/a/secret/path");
        })));

        CoopBotException error = await Assert.ThrowsAnyAsync<CoopBotException>(
            async () => await Clients.Of(failing).AsChatClient().GetStreamingResponseAsync("1", cancellationToken: Cancel).ToListAsync(Cancel));

        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetStreamingResponseAsync_StreamThatEndsEarly_IsUnavailable()
    {
        IChatClient broken = Clients.Of(static _ => Clients.Says("data: {\"choices\":[{\"delta\":{\"content\":\"The\"}}]}\n\n", "text/event-stream")).AsChatClient();

        await Assert.ThrowsAsync<CoopBotUnavailableException>(async () => await broken.GetStreamingResponseAsync("1", cancellationToken: Cancel).ToListAsync(Cancel));
    }

    private static IEnumerable<AIAnnotation> AnnotationsOf(ChatResponse response) => response.Messages.SelectMany(static m => m.Contents).SelectMany(static c => c.Annotations ?? []);

    private static string[] Shown(ChatResponse response) =>
    [
        .. AnnotationsOf(response).Cast<CitationAnnotation>().Select(static c =>
            $"{c.Title} {c.Url} {c.Snippet} {string.Join(' ', (c.AnnotatedRegions ?? []).Cast<TextSpanAnnotatedRegion>().Select(static r => $"{r.StartIndex}-{r.EndIndex}"))}"),
    ];
}
