using CoopBot.Grounding.Answers;
using CoopBot.Grounding.Composition;
using CoopBot.Inference;
using CoopBot.Retrieval;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoopBot.Grounding.Tests;

public sealed class GroundingServicesTests
{
    [Theory]
    [InlineData("Grounding:MaxQuestionLength", "5")]
    [InlineData("Grounding:AnswerThreshold", "1.5")]
    [InlineData("Grounding:MaxStatements", "0")]
    [InlineData("Grounding:Candidates", "0")]
    [InlineData("Grounding:AnswerTreshold", "0.4")] // misspelt
    public void AddGrounding_WrongSetting_IsNamed(string key, string value)
    {
        using ServiceProvider services = Services((key, value));

        Exception error = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IOptions<GroundingOptions>>().Value);

        Assert.Contains(key.Split(':')[1], error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AddGrounding_Setting_IsRead()
    {
        using ServiceProvider services = Services(("Grounding:AnswerThreshold", "0.8"));

        Assert.Equal(0.8, services.GetRequiredService<IOptions<GroundingOptions>>().Value.AnswerThreshold);
    }

    [Fact]
    public async Task BotFactory_WithoutModels_MakesABotThatAnswersByWords()
    {
        BotFactory factory = new(Options.Create(new RetrievalOptions()), Options.Create(Ostria.Always), TimeProvider.System);

        Bot bot = factory.Create(Ostria.Knowledge, ModelSet.None);
        Answer answer = await bot.Answerer.AskAsync(new Inquiry("When was the fishing treaty signed?"), TestContext.Current.CancellationToken);

        Assert.Equal("The fishing treaty was signed by Maria Holm in March 2011 [1].", answer.Text);
        Assert.False(Assert.IsType<HybridRetriever>(bot.Retriever).IsHybrid);
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value))).Build())
        .AddGrounding()
        .BuildServiceProvider();
}
