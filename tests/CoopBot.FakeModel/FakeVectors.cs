using System.Text;

namespace CoopBot.FakeModel;

/// <summary>Embeddings that depend on the words alone: texts that share words are near each other.</summary>
public static class FakeVectors
{
    public static float[] Of(string text, int dimensions)
    {
        float[] vector = new float[dimensions];
        vector[0] = 0.01f; // never all zeros
        foreach (string word in text.ToLowerInvariant().Split([.. " \n\t.,;:!?()\"'"], StringSplitOptions.RemoveEmptyEntries))
        {
            uint hash = 2166136261; // FNV-1a
            foreach (byte b in Encoding.UTF8.GetBytes(word))
            {
                hash = (hash ^ b) * 16777619;
            }

            vector[hash % dimensions] += 1;
        }

        float length = MathF.Sqrt(vector.Sum(static v => v * v));
        return [.. vector.Select(v => v / length)];
    }
}
