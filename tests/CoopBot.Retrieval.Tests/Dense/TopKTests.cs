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
}
