using CoopBot.FakeModel;
using CoopBot.Inference.Encoders;
using CoopBot.Inference.Endpoints;
using CoopBot.TestKit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoopBot.Inference.Tests.Endpoints;

/// <summary>The embedding model against a server that behaves as real ones do on good and bad days.</summary>
public sealed class EmbeddingModelTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => data.Dispose();

    [Fact]
    public void Current_NotConfigured_IsNone()
    {
        using ServiceProvider services = Services(null);

        Assert.Null(services.GetRequiredService<EmbeddingModelSource>().Current);
    }

    [Fact]
    public async Task Generate_ManyTexts_ComeInBatchesInOrderWithThePassagePrefix()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using ServiceProvider services = Services(server, "BatchSize=2", "PassagePrefix=passage: ", "QuestionPrefix=query: ");

        GeneratedEmbeddings<Embedding<float>> made = await Model(services).GenerateAsync(["one", "two", "three"], cancellationToken: Token);

        Assert.Equal([["passage: one", "passage: two"], ["passage: three"]], server.Embedded);
        Assert.Equal([.. new[] { "passage: one", "passage: two", "passage: three" }.Select(t => FakeVectors.Of(t, server.Dimensions))], made.Select(static e => e.Vector.ToArray()));
    }

    [Fact]
    public async Task Generate_Question_HasTheQuestionPrefix()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using ServiceProvider services = Services(server, "PassagePrefix=passage: ", "QuestionPrefix=query: ");

        await Model(services).GenerateAsync(["one"], new EmbeddingGenerationOptions { AdditionalProperties = new() { [OnnxEncoder.QuestionProperty] = true } }, Token);

        Assert.Equal(["query: one"], Assert.Single(server.Embedded));
    }

    [Theory]
    [InlineData(FakeBehaviour.ServerError)]
    [InlineData(FakeBehaviour.TooManyRequests)]
    [InlineData(FakeBehaviour.Unauthorized)]
    [InlineData(FakeBehaviour.Malformed)]
    [InlineData(FakeBehaviour.Empty)]
    [InlineData(FakeBehaviour.Down)]
    public async Task Generate_FailingModel_IsUnavailable(FakeBehaviour behaviour)
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(behaviour);
        using ServiceProvider services = Services(server);

        await Assert.ThrowsAsync<EndpointUnavailableException>(() => Model(services).GenerateAsync(["one"], cancellationToken: Token));
    }

    [Fact]
    public async Task Generate_CallerLeaves_IsNoFailureOfTheModel()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync(FakeBehaviour.Slow);
        using ServiceProvider services = Services(server);
        using CancellationTokenSource leaving = new();

        Task asking = Model(services).GenerateAsync(["one"], cancellationToken: leaving.Token);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task Generate_BudgetSpent_IsNotSent()
    {
        await using FakeModelServer server = await FakeModelServer.StartAsync();
        using ServiceProvider services = Services(server, "TokensPerDay=3");
        await Model(services).GenerateAsync(["one"], cancellationToken: Token);

        await Assert.ThrowsAsync<EndpointUnavailableException>(() => Model(services).GenerateAsync(["a text of more than three tokens"], cancellationToken: Token));

        Assert.Single(server.Embedded);
    }

    [Fact]
    public void Metadata_WhateverChangesVectors_ChangesTheName()
    {
        string[][] settings =
        [
            [], ["Model=other"], ["Endpoint=http://127.0.0.1:1/v1"], ["PassagePrefix=passage: "], ["Dimensions=128"], ["Kind=AzureOpenAI"],
        ];

        string[] names = [.. settings.Select(Name)];

        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.StartsWith("fake#", names[0], StringComparison.Ordinal);
        Assert.Equal(names[0], Name(["QuestionPrefix=query: ", "Key=secret", "BatchSize=5"]));
    }

    private string Name(string[] settings)
    {
        using ServiceProvider services = Create(new Uri("http://127.0.0.1:2/v1"), settings);
        return Model(services).GetService<EmbeddingGeneratorMetadata>()!.DefaultModelId!;
    }

    private ServiceProvider Services(FakeModelServer? server, params string[] settings) => Create(server?.Endpoint, settings);

    private ServiceProvider Create(Uri? endpoint, string[] settings)
    {
        Dictionary<string, string?> values = new(StringComparer.Ordinal);
        if (endpoint is not null)
        {
            values = new(StringComparer.Ordinal) { ["Models:Embedding:Kind"] = "OpenAI", ["Models:Embedding:Endpoint"] = endpoint.ToString(), ["Models:Embedding:Model"] = "fake", ["Models:Embedding:Retries"] = "0" };
        }

        foreach (string setting in settings)
        {
            string[] parts = setting.Split('=');
            values["Models:Embedding:" + parts[0]] = parts[1];
        }

        ServiceCollection services = new();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddInference().AddEmbeddingModel(_ => data.Path);
        return services.BuildServiceProvider();
    }

    private static IEmbeddingGenerator<string, Embedding<float>> Model(ServiceProvider services) => services.GetRequiredService<EmbeddingModelSource>().Current!;
}
