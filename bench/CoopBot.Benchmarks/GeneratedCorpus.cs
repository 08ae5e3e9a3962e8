using System.Numerics.Tensors;
using System.Text;
using CoopBot.Knowledge;
using CoopBot.Knowledge.Text;

namespace CoopBot.Benchmarks;

/// <summary>Passages of made-up words whose frequencies fall as those of a language do (Zipf), and questions about them.</summary>
/// <param name="count">Passages.</param>
internal sealed class GeneratedCorpus(int count)
{
    private const int Vocabulary = 200_000;
    private const int WordsAPassage = 80;
    private const int FunctionWords = 100; // the most frequent ones: no question is made of them
    private const int QueryWords = 6;

    private static readonly string[] Words = [.. Enumerable.Range(0, Vocabulary).Select(Word)];

    // Frequency of rank r falls as 1 / (r + 2.7), Mandelbrot's form of Zipf's law.
    private static readonly double[] Cumulative = Accumulate();

    public int Count => count;

    public string Text(int passage)
    {
        var random = new Random(passage);
        var text = new StringBuilder();
        for (int i = 0; i < WordsAPassage; i++)
        {
            text.Append(Words[Draw(random)]).Append(i % 16 == 15 ? ". " : " ");
        }

        return text.ToString();
    }

    /// <summary>Six words of some passage, function words left out.</summary>
    public IReadOnlyList<string> Query(int query)
    {
        var random = new Random(-1 - query);
        var words = new List<string>();
        while (words.Count < QueryWords)
        {
            int rank = Draw(random);
            if (rank >= FunctionWords && !words.Contains(Words[rank]))
            {
                words.Add(Words[rank]);
            }
        }

        return words;
    }

    public IReadOnlyList<Passage> Passages() =>
        [.. Enumerable.Range(0, count).Select(i => Text(i) is var text ? new Passage($"d{i:d7}", 0, new TextSpan(0, text.Length), text) : null!)];

    /// <summary>Random unit vectors: for exact search as hard as any.</summary>
    public float[] Vectors(int dimensions)
    {
        float[] vectors = new float[(long)count * dimensions];
        Parallel.For(0, count, i =>
        {
            Span<float> row = vectors.AsSpan(i * dimensions, dimensions);
            Unit(new Random(i), row);
        });
        return vectors;
    }

    public static void Unit(Random random, Span<float> row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = (float)Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * (float)Math.Cos(2 * Math.PI * random.NextDouble());
        }

        TensorPrimitives.Divide(row, TensorPrimitives.Norm(row), row);
    }

    private static string Word(int rank)
    {
        // Consonants and vowels in turn; the shorter the more frequent, and no two alike.
        var word = new StringBuilder();
        for (int rest = rank + 20; rest > 0; rest /= 5)
        {
            word.Append("bdfgklmnprtvz"[rest % 13]);
            rest /= 13;
            word.Append("aeiou"[rest % 5]);
        }

        return word.Append('k').ToString();
    }

    private static double[] Accumulate()
    {
        double[] sums = new double[Vocabulary];
        double sum = 0;
        for (int i = 0; i < Vocabulary; i++)
        {
            sums[i] = sum += 1 / (i + 2.7);
        }

        return Array.ConvertAll(sums, s => s / sum);
    }

    private static int Draw(Random random)
    {
        int at = Array.BinarySearch(Cumulative, random.NextDouble());
        return Math.Min(at < 0 ? ~at : at, Vocabulary - 1);
    }
}
