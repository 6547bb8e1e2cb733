using Foldstream.Generated.Tests.Repositories;

namespace Foldstream.Generated.Tests.Units;

public abstract partial class UnitContract
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_conflict_on_either_stream_makes_the_whole_decision_anew(bool onTheFirst)
    {
        int decisions = 0;
        await UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (a, b) =>
        {
            if (++decisions == 1)
            {
                Meanwhile(() => Accounts.ExecuteAsync(onTheFirst ? From : To, other => other.Deposit(5m)));
            }

            Move(a, b, a.Balance);
        });
        Assert.Equal(2, decisions);
        Assert.Equal((0m, 105m), await BalancesAsync());
    }

    [Fact]
    public async Task A_stream_that_was_only_read_must_still_be_as_it_was()
    {
        int decisions = 0;
        await UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (a, b) =>
        {
            if (++decisions == 1)
            {
                Meanwhile(() => Accounts.ExecuteAsync(From, other => other.Deposit(5m)));
            }

            b.Deposit(a.Balance);
        });
        Assert.Equal(2, decisions);
        Assert.Equal((105m, 105m), await BalancesAsync());
    }

    [Fact]
    public async Task The_retry_is_bounded_and_neither_stream_is_written()
    {
        int decisions = 0;
        VersionConflictException error = await Assert.ThrowsAsync<VersionConflictException>(() => UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (a, b) =>
        {
            decisions++;
            Meanwhile(() => Accounts.ExecuteAsync(To, other => other.Deposit(1m)));
            Move(a, b, 10m);
        }, new AppendOptions { Attempts = 2 }));
        Assert.Equal((2, 2, StreamOf(To), 3L), (decisions, error.Attempts, error.Stream, error.Actual));
        Assert.Equal(["money-deposited"], error.EventsBetween);
        Assert.Equal((100m, 2m), await BalancesAsync());
    }

    [Fact]
    public async Task A_conflict_of_a_stream_outside_the_unit_is_no_reason_to_decide_again()
    {
        await Counters.StartAsync("c", c => c.Count());
        int decisions = 0;
        VersionConflictException error = await Assert.ThrowsAsync<VersionConflictException>(() => UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (a, b) =>
        {
            decisions++;
            Meanwhile(() => Counters.ExecuteAsync("c", c => c.Count(), new AppendOptions { Expected = ExpectedVersion.At(7) }));
            Move(a, b, 1m);
        }));
        Assert.Equal((1, "counter/c"), (decisions, error.Stream.ToString()));
    }

    [Fact]
    public async Task Money_moved_by_many_at_once_is_neither_made_nor_lost()
    {
        const int Writers = 8, Transfers = 200, Holders = 10;
        AccountId[] ids = [.. Enumerable.Range(0, Holders).Select(_ => AccountId.New())];
        foreach (AccountId id in ids)
        {
            await Accounts.StartAsync(id, Account.Open("holder"), a => a.Deposit(50m));
        }

        int moved = 0, refused = 0;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            Random random = new(writer);
            for (int i = 0; i < Transfers; i++)
            {
                int from = random.Next(Holders), to = (from + random.Next(1, Holders)) % Holders;
                decimal amount = random.Next(1, 40);
                try
                {
                    await UnitOfWork.ExecuteAsync((Accounts, ids[from]), (Accounts, ids[to]), (a, b) => Move(a, b, amount), new AppendOptions { Attempts = 100 });
                    Interlocked.Increment(ref moved);
                }
                catch (RefusedException)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        }))).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(Writers * Transfers, moved + refused);
        Assert.True(refused > 0 && moved > refused, $"{moved} moved, {refused} refused");
        Account[] ends = [.. await Task.WhenAll(ids.Select(id => Accounts.LoadAsync(id)))];
        Assert.Equal(Holders * 50m, ends.Sum(account => account.Balance));
        Assert.All(ends, account => Assert.True(account.Balance >= 0));

        // Each account's birth and first deposit, and two events for each transfer.
        Assert.Equal((Holders * 2) + (moved * 2), ends.Sum(account => account.Version));
    }
}
