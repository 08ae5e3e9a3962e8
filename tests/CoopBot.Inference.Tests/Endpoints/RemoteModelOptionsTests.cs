using CoopBot.Inference.Chat;
using CoopBot.Inference.Configuration;
using CoopBot.Inference.Endpoints;
using CoopBot.Inference.Weights;
using CoopBot.TestKit;
using Microsoft.Extensions.Configuration;

namespace CoopBot.Inference.Tests.Endpoints;

public sealed class RemoteModelOptionsTests
{
    [Theory]
    [InlineData("Kind=OpenAI;Model=m")]
    [InlineData("Kind=openai;Model=m;Endpoint=http://localhost:11434/v1;Temperature=")]
    [InlineData("Kind=AzureOpenAI;Model=m;Endpoint=https://name.openai.azure.com")]
    [InlineData("Kind=Off")]
    public void Check_Complete_Passes(string settings) => Check(settings);

    [Theory]
    [InlineData("Kind=OpenAI", "Setting Models:Chat:Model: Name the model.")]
    [InlineData("Kind=AzureOpenAI;Model=m", "Setting Models:Chat:Endpoint: Azure OpenAI needs the address of its resource.")]
    [InlineData("Kind=OpenAI;Model=m;Endpoint=localhost", "Setting Models:Chat:Endpoint: An address begins with http:// or https://.")]
    [InlineData("Kind=Gemini;Model=m", "Setting Models:Chat:Kind: \"Gemini\" is no value for it.")]
    [InlineData("TimeoutSeconds=0", "Setting Models:Chat:TimeoutSeconds: The field TimeoutSeconds must be between 1 and 600.")]
    public void Check_Wrong_NamesTheSetting(string settings, string message) =>
        Assert.Equal(message, Assert.Throws<SettingsException>(() => Check(settings)).Message);

    [Theory]
    [InlineData(RemoteModelKind.OpenAI, null, "https://api.openai.com/v1")]
    [InlineData(RemoteModelKind.OpenAI, "http://localhost:8080/v1", "http://localhost:8080/v1")]
    [InlineData(RemoteModelKind.AzureOpenAI, "https://name.openai.azure.com/", "https://name.openai.azure.com/openai/v1")]
    [InlineData(RemoteModelKind.AzureOpenAI, "https://name.openai.azure.com/openai/v1", "https://name.openai.azure.com/openai/v1")]
    public void Address_ByKind_IsWhereRequestsGo(RemoteModelKind kind, string? endpoint, string expected) =>
        Assert.Equal(new Uri(expected), new ChatModelOptions { Kind = kind, Endpoint = endpoint }.Address);

    [Fact]
    public void Read_KeyInTheFile_IsAnError()
    {
        using TemporaryFolder folder = new();
        folder.Write(SettingsFile.FileName, """{ "Models": { "Chat": { "Key": "sk-1234" } } }""");

        SettingsException e = Assert.Throws<SettingsException>(() => SettingsFile.Read(folder.Path));

        Assert.Contains("COOPBOT_Models__Chat__Key", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-1234", e.Message, StringComparison.Ordinal);
    }

    private static void Check(string settings) => SettingsCheck.ThrowIfWrong(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Split(';').Select(static s => s.Split('=')).Select(static p => new KeyValuePair<string, string?>("Models:Chat:" + p[0], p[1]))).Build(),
        [new SettingsSection(ModelsOptions.Section, typeof(ModelsOptions))]);
}
