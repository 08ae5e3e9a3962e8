using System.Security.Cryptography;
using System.Text;
using CoopBot.Knowledge.Chunking;

namespace CoopBot.Knowledge.Storage;

/// <summary>The name of an embedding: a hash of the text that was encoded, so that unchanged words are never encoded twice, wherever they move.</summary>
public static class EmbeddingKey
{
    /// <summary>64 hexadecimal digits.</summary>
    public static string Of(Passage passage) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PassageContext.ForEncoder(passage))));
}
