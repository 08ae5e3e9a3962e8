using CoopBot.Inference.Encoders;
using CoopBot.Inference.Weights;
using CoopBot.TestKit;

namespace CoopBot.Inference.Tests.Weights;

public sealed class WeightFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("coopbot-weights").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Load_MissingFile_NamesIt()
    {
        var error = Assert.Throws<ModelUnavailableException>(() => new WeightFile(Path.Combine(folder, "none.onnx"), null).Load());

        Assert.Contains("none.onnx", error.Message, StringComparison.Ordinal);
        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AlteredFile_GivesBothHashes()
    {
        string path = Path.Combine(folder, "model.onnx");
        File.WriteAllText(path, "abc");

        var error = Assert.Throws<ModelUnavailableException>(() => new WeightFile(path, new string('0', 64)).Load());

        Assert.Contains("ba7816bf", error.Message, StringComparison.Ordinal); // SHA-256 of "abc"
        Assert.Contains("0000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_RightHashInCapitals_ReadsIt()
    {
        string path = Path.Combine(folder, "model.onnx");
        File.WriteAllText(path, "abc");

        LoadedWeights weights = new WeightFile(path, "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD").Load();

        Assert.Equal("abc"u8.ToArray(), weights.Content);
    }

    [Fact]
    public void Load_AssemblyWithoutThatResource_SaysSo()
    {
        string assembly = typeof(WeightFileTests).Assembly.Location;

        var error = Assert.Throws<ModelUnavailableException>(() => new WeightFile(assembly + "#no.such.resource", null).Load());

        Assert.Contains("no.such.resource", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TextInPlaceOfAnAssembly_SaysSo()
    {
        string path = Path.Combine(folder, "fake.dll");
        File.WriteAllText(path, "This is not an assembly, however long it is.");

        Assert.Throws<ModelUnavailableException>(() => new WeightFile(path + "#resource", null).Load());
    }

    [Fact]
    public void TryLoad_AlteredModel_IsAProblemAndNoModel()
    {
        EncoderOptions settings = TestModels.EncoderSettings();
        settings.ModelSha256 = new string('0', 64);

        ModelLoad<OnnxEncoder> load = OnnxEncoder.TryLoad(settings);

        Assert.Null(load.Model);
        Assert.Contains("altered", load.Problem, StringComparison.Ordinal);
        Assert.Throws<ModelUnavailableException>(() => load.Required);
    }

    [Fact]
    public void TryLoad_NotAModel_IsAProblemAndNoModel()
    {
        EncoderOptions settings = TestModels.EncoderSettings();
        settings.ModelPath = Path.Combine(folder, "model.onnx");
        settings.ModelSha256 = "";
        File.WriteAllText(settings.ModelPath, "not a model");

        ModelLoad<OnnxEncoder> load = OnnxEncoder.TryLoad(settings);

        Assert.Null(load.Model);
        Assert.Contains("can't load", load.Problem, StringComparison.Ordinal);
    }
}
