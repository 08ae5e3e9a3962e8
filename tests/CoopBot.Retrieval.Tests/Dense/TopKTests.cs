using CoopBot.Retrieval.Dense;
using CsCheck;

namespace CoopBot.Retrieval.Tests.Dense;

public sealed class TopKTests
{
    [Fact]
    public void Ranked_AnyOrder_IsTheHeadOfTheSortedList() =>
        Gen.Select(Gen.Int[0, 9].Select(static i => (float)i).Array[0, 40], Gen.Int[1, 12], Gen.Int[0, 1000]).Sample((scores, k, seed) =>
        {
            int[] order = [.. Enumerable.Range(0, scores.Length)];
            new Random(seed).Shuffle(order);
            var best = new TopK(k);
            foreach (int row in order)
            {
                best.Add(row, scores[row]);
            }

            IEnumerable<int> expected = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(static i => i).Take(k);
            Assert.Equal(expected, best.Ranked().Select(static b => b.Row));
        });

    [Theory]
    [InlineData(float.NegativeInfinity)]
    [InlineData(3f)]
    public void AddRange_ManyRows_KeepsWhatOneByOneKeeps(float above)
    {
        var random = new Random(4);
        float[] scores = [.. Enumerable.Range(0, 2000).Select(_ => (float)random.Next(0, 9))];
        var one = new TopK(30);
        for (int row = 0; row < scores.Length; row++)
        {
            if (scores[row] > above)
            {
                one.Add(row, scores[row]);
            }
        }

        var range = new TopK(30);
        range.AddRange(0, scores.AsSpan(0, 700), above);
        range.AddRange(700, scores.AsSpan(700), above);

        Assert.Equal(one.Ranked(), range.Ranked());
    }
}
