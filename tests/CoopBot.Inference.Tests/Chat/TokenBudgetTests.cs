using CoopBot.Inference.Chat;
using CoopBot.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace CoopBot.Inference.Tests.Chat;

public sealed class TokenBudgetTests : IDisposable
{
    private readonly TemporaryFolder data = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Reserve_MoreThanIsLeft_IsRefusedAndSpendsNothing()
    {
        TokenBudget budget = new(data.Path, 100, clock);
        await budget.ReserveAsync(60, Token);

        await Assert.ThrowsAsync<TokenBudgetSpentException>(() => budget.ReserveAsync(41, Token));

        await budget.ReserveAsync(40, Token);
    }

    [Fact]
    public async Task Return_WhatWasNotSpent_CanBeSpentAgain()
    {
        TokenBudget budget = new(data.Path, 100, clock);
        await budget.ReserveAsync(100, Token);
        await budget.ReturnAsync(70);

        await budget.ReserveAsync(70, Token);
        await Assert.ThrowsAsync<TokenBudgetSpentException>(() => budget.ReserveAsync(1, Token));
    }

    [Fact]
    public async Task Reserve_AnotherProgramOnTheSameData_CountsItsTokens()
    {
        await new TokenBudget(data.Path, 100, clock).ReserveAsync(90, Token);

        await Assert.ThrowsAsync<TokenBudgetSpentException>(() => new TokenBudget(data.Path, 100, clock).ReserveAsync(20, Token));
    }

    [Fact]
    public async Task Reserve_NextDay_BeginsAnew()
    {
        TokenBudget budget = new(data.Path, 100, clock);
        await budget.ReserveAsync(100, Token);
        clock.Advance(TimeSpan.FromHours(13));

        await budget.ReserveAsync(100, Token);
    }

    [Fact]
    public async Task Reserve_SideBySide_NeverSpendsMoreThanThereIs()
    {
        TokenBudget budget = new(data.Path, 100, clock);

        bool[] granted = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                await budget.ReserveAsync(10, Token);
                return true;
            }
            catch (TokenBudgetSpentException)
            {
                return false;
            }
        })));

        Assert.Equal(10, granted.Count(static g => g));
    }

    [Fact]
    public async Task Reserve_FileIsDamaged_BeginsAnew()
    {
        data.Write("chat-tokens", "rubbish");

        await new TokenBudget(data.Path, 100, clock).ReserveAsync(100, Token);
    }

    [Fact]
    public async Task Reserve_NoLimit_WritesNothing()
    {
        await new TokenBudget(data.Path, 0, clock).ReserveAsync(long.MaxValue, Token);

        Assert.Empty(Directory.EnumerateFileSystemEntries(data.Path));
    }
}
