using System.Text.Json;
using System.Text.Json.Serialization;
using CoopBot.Inference.Weights;

namespace CoopBot.Inference.Reading;

/// <summary>The <c>model.json</c> beside the reader's weights: what they are and which files belong to them.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Base">The model that training started from.</param>
/// <param name="MaxQueryTokens">Tokens of a question or claim that it was trained to read.</param>
/// <param name="MaxTokens">Tokens of a pair that it was trained to read, special ones included.</param>
/// <param name="Files">File name to SHA-256, hexadecimal: <c>reader.onnx</c> and <c>vocab.txt</c> at least.</param>
internal sealed record ReaderManifest(
    string Name,
    string Version,
    string? Base,
    [property: JsonRequired] IReadOnlyDictionary<string, string> Files,
    int MaxQueryTokens = 64,
    int MaxTokens = 224)
{
    private const string FileName = "model.json";


    /// <exception cref="ModelUnavailableException">Missing or unreadable.</exception>
    public static ReaderManifest Load(string folder)
    {
        string path = Path.Combine(folder, FileName);
        byte[] content = new WeightFile(path, Sha256: null).Load().Content;
        try
        {
            return JsonSerializer.Deserialize<ReaderManifest>(content, JsonSerializerOptions.Web)
                ?? throw new ModelUnavailableException($"The model file '{path}' is empty.");
        }
        catch (JsonException e)
        {
            throw new ModelUnavailableException($"The model file '{path}' can't be read: {e.Message}", e);
        }
    }

    /// <summary>One of the files, its hash checked.</summary>
    /// <exception cref="ModelUnavailableException">Not named here, missing or altered.</exception>
    public LoadedWeights File(string folder, string name) =>
        Files.TryGetValue(name, out string? hash) && !string.IsNullOrWhiteSpace(hash)
            ? new WeightFile(Path.Combine(folder, name), hash).Load()
            : throw new ModelUnavailableException($"'{Path.Combine(folder, FileName)}' names no file '{name}' with its SHA-256.");
}
