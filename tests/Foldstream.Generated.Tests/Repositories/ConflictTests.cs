using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Repositories;

public sealed class ConflictTests
{
    [Fact]
    public async Task A_decision_that_loses_a_race_is_made_again_on_the_new_state()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        int decisions = 0;
        await ledger.Accounts.ExecuteAsync(ledger.Id, a =>
        {
            if (++decisions == 1)
            {
                Interfere(ledger);
            }

            a.Deposit(1m);
        });
        Assert.Equal(2, decisions);
        Account account = await ledger.Accounts.LoadAsync(ledger.Id);
        Assert.Equal((101m, 3), (account.Balance, account.Version));
    }

    [Fact]
    public async Task The_retry_is_bounded_and_the_error_tells_what_came_between()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        int decisions = 0;
        VersionConflictException error = await Assert.ThrowsAsync<VersionConflictException>(() => ledger.Accounts.ExecuteAsync(ledger.Id, a =>
        {
            decisions++;
            Interfere(ledger);
            a.Close();
        }));
        Assert.Equal((3, 3, 4), (decisions, error.Attempts, error.Actual));
        Assert.Equal(["money-deposited"], error.EventsBetween);
        Assert.Equal(
            $"account/{ledger.Id} was expected at 3 and is at 4 after 3 attempts; came between: money-deposited. Nothing was written. Load it again and decide anew.",
            error.Message);
    }

    [Fact]
    public async Task A_version_that_the_caller_names_switches_the_retry_off()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        int decisions = 0;
        AppendOptions seen = new() { Expected = ExpectedVersion.At(1) };
        await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Deposit(1m), seen);
        VersionConflictException error = await Assert.ThrowsAsync<VersionConflictException>(() => ledger.Accounts.ExecuteAsync(
            ledger.Id,
            a =>
            {
                decisions++;
                a.Deposit(1m);
            },
            seen));
        Assert.Equal((0, 1, 2), (decisions, error.Attempts, error.Actual));
        Assert.Equal(["money-deposited"], error.EventsBetween);
    }

    [Fact]
    public async Task A_repeated_command_does_not_decide_and_gets_the_first_outcome()
    {
        Ledger ledger = await Ledger.WithAccountAsync(balance: 10m);
        AppendOptions once = new() { Once = AppendId.From("queue", "message-1") };
        Decided<decimal> first = await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Withdraw(10m), once);
        int decisions = 0;
        Decided<decimal> second = await ledger.Accounts.ExecuteAsync(
            ledger.Id,
            a =>
            {
                decisions++;
                return a.Withdraw(10m);
            },
            once);
        Assert.Equal(0, decisions);
        Assert.Equal((0m, false), (first.Value, first.Append.Repeated));
        Assert.Equal(first.Append with { Repeated = true }, second.Append);
        Assert.False(second.HasValue);
        Assert.Throws<InvalidOperationException>(() => second.Value);
        Assert.Equal(3, await ledger.Store.GetHeadAsync());
    }

    [Fact]
    public async Task A_command_delivered_twice_at_once_takes_effect_once_even_if_it_decides_differently()
    {
        Ledger ledger = await Ledger.WithAccountAsync(balance: 10m);
        AppendOptions once = new() { Once = AppendId.From("queue", "message-2") };
        Appended? winner = null;
        Decided<decimal> loser = await ledger.Accounts.ExecuteAsync(
            ledger.Id,
            a =>
            {
                winner ??= ledger.Accounts.ExecuteAsync(ledger.Id, b => b.Withdraw(4m), once).GetAwaiter().GetResult().Append;
                return a.Withdraw(7m);
            },
            once);
        Assert.Equal(winner!.Value with { Repeated = true }, loser.Append);
        Assert.Equal(6m, (await ledger.Accounts.LoadAsync(ledger.Id)).Balance);
    }

    [Fact]
    public async Task A_repeated_start_gets_the_first_outcome()
    {
        Ledger ledger = Ledger.Empty();
        AppendOptions once = new() { Once = AppendId.New() };
        Appended first = await ledger.Accounts.StartAsync(ledger.Id, Account.Open("anna"), once);
        Assert.Equal(first with { Repeated = true }, await ledger.Accounts.StartAsync(ledger.Id, Account.Open("anna"), once));
    }

    [Fact]
    public async Task Many_writers_of_one_stream_lose_no_event()
    {
        Ledger ledger = Ledger.Empty();
        await ledger.Counters.StartAsync("c", c => c.Count());
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; i < 25; i++)
            {
                await ledger.Counters.ExecuteAsync("c", c => c.Count(), new AppendOptions { Attempts = 100 });
            }
        })));
        Counter counter = await ledger.Counters.LoadAsync("c");
        Assert.Equal((401, 401), (counter.Value, counter.Version));
    }

    [Fact]
    public async Task A_conflict_of_another_stream_is_no_reason_to_decide_again()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        await ledger.Counters.StartAsync("c", c => c.Count());
        int decisions = 0;
        VersionConflictException error = await Assert.ThrowsAsync<VersionConflictException>(() => ledger.Accounts.ExecuteAsync(ledger.Id, a =>
        {
            decisions++;
            ledger.Counters.ExecuteAsync("c", c => c.Count(), new AppendOptions { Expected = ExpectedVersion.At(7) }).GetAwaiter().GetResult();
            a.Deposit(1m);
        }));
        Assert.Equal((1, "counter/c"), (decisions, error.Stream.ToString()));
    }

    [Fact]
    public async Task A_clock_that_stands_still_does_not_hold_the_retry_up()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        Repository<Account, AccountId> accounts = new(ledger.Store, new StoppedClock());
        int decisions = 0;
        await accounts.ExecuteAsync(ledger.Id, a =>
        {
            if (++decisions == 1)
            {
                Interfere(ledger);
            }

            a.Deposit(1m);
        }).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2, decisions);
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("No time passes.");
    }

    private static void Interfere(Ledger ledger)
        => ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Deposit(100m)).GetAwaiter().GetResult();
}
