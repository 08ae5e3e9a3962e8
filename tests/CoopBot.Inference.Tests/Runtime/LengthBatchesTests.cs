using CoopBot.Inference.Runtime;

namespace CoopBot.Inference.Tests.Runtime;

public sealed class LengthBatchesTests
{
    [Fact]
    public void Plan_MixedLengths_GroupsTheShortOnesWithinTheBudget()
    {
        IReadOnlyList<IReadOnlyList<int>> batches = LengthBatches.Plan([50, 10, 40, 10, 200], tokenBudget: 100);

        Assert.Equal([[1, 3], [2, 0], [4]], batches); // 2 x 10, 2 x 50, and 200 alone: beyond the budget by itself
    }

    [Fact]
    public void Plan_Nothing_GivesNoBatches() => Assert.Empty(LengthBatches.Plan([], tokenBudget: 100));
}
