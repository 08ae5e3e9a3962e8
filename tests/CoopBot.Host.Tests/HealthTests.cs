using CoopBot.Audit.Service;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Host.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task Healthz_Started_SaysOk()
    {
        await using TestHost host = await TestHost.StartAsync();

        Assert.Equal("ok", await host.Client.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AskAsync_AnswerableQuestion_CitesTheDocument()
    {
        await using TestHost host = await TestHost.StartAsync();

        Answer answer = await host.Services.GetRequiredService<IAnswerService>()
            .AskAsync(new Inquiry("How high is the tower?"), new Caller("api"), TestContext.Current.CancellationToken);

        Assert.Equal("tower", Assert.Single(answer.Citations).DocumentId);
    }
}
