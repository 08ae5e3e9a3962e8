using System.Net;
using CoopBot.Audit.Service;
using CoopBot.Grounding;
using CoopBot.Grounding.Answers;
using CoopBot.Host.Knowledge;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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
    public async Task Readyz_DocumentsNotReadYet_SaysSoWhileThePagesAreThere()
    {
        await using TestHost host = await TestHost.StartAsync(static b => b.Services.Remove(b.Services.Single(
            static d => d.ServiceType == typeof(IHostedService) && d.ImplementationFactory is Func<IServiceProvider, KnowledgeService>)));

        using HttpResponseMessage ready = await host.Client.GetAsync("/readyz", TestContext.Current.CancellationToken);
        using HttpResponseMessage page = await host.Client.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json", HttpStatusCode.OK), (ready.StatusCode, ready.Content.Headers.ContentType!.MediaType, page.StatusCode));
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
