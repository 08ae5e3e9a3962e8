using System.ComponentModel.DataAnnotations;
using CoopBot.Inference.Configuration;
using Microsoft.Extensions.Configuration;

namespace CoopBot.Inference.Tests.Configuration;

public sealed class SettingsCheckTests
{
    [Theory]
    [InlineData("Stage:Top", "8")]
    [InlineData("stage:top", "8")] // keys ignore case
    [InlineData("Stage:Inner:Weight", "0.5")]
    [InlineData("Stage:Limit", null)]
    public void ThrowIfWrong_RightSetting_Passes(string key, string? value) => Check(key, value);

    [Theory]
    [InlineData("Stagee:Top", "8", "There is no setting Stagee. Known: Stage.")]
    [InlineData("Stage:Topp", "8", "There is no setting Stage:Topp. Known: Inner, Limit, Top.")]
    [InlineData("Stage:Inner:Wait", "1", "There is no setting Stage:Inner:Wait. Known: Weight.")]
    [InlineData("Stage:Top", "eight", "Setting Stage:Top: \"eight\" is no value for it.")]
    [InlineData("Stage:Top", "0", "Setting Stage:Top: The field Top must be between 1 and 9.")]
    [InlineData("Stage:Inner:Weight", "-1", "Setting Stage:Inner:Weight: value ('-1') must be a non-negative value.")]
    public void ThrowIfWrong_WrongSetting_NamesItAsTheFileDoes(string key, string value, string message) =>
        Assert.Equal(message, Assert.Throws<SettingsException>(() => Check(key, value)).Message);

    [Fact]
    public void ThrowIfWrong_SeveralWrong_NamesThemAll()
    {
        IConfiguration configuration = new ConfigurationManager { ["A"] = "1", ["B"] = "2" };

        var e = Assert.Throws<SettingsException>(() => SettingsCheck.ThrowIfWrong(configuration, []));

        Assert.Equal(2, e.Message.Split('\n').Length);
    }

    private static void Check(string key, string? value) =>
        SettingsCheck.ThrowIfWrong(new ConfigurationManager { [key] = value }, [new SettingsSection("Stage", typeof(Options))]);

    private sealed class Options
    {
        [Range(1, 9)]
        public int Top { get; set; } = 5;

        public int? Limit { get; set; } = 3;

        public Inner Inner { get; set; } = new();
    }

    private sealed class Inner
    {
        public double Weight { get; set { ArgumentOutOfRangeException.ThrowIfNegative(value); field = value; } } = 1;
    }
}
