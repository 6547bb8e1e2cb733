using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Repositories;

public sealed class DecisionTests
{
    [Fact]
    public async Task A_started_aggregate_is_loaded_with_its_key_version_and_state()
    {
        Ledger ledger = Ledger.Empty();
        Appended started = await ledger.Accounts.StartAsync(ledger.Id, Account.Open("anna"));
        Assert.Equal((ledger.Stream, 1, 1, 1), (started.Stream, started.Version, started.Position, started.Count));

        Appended deposited = await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Deposit(10m));
        Assert.Equal((2, 2, 1, false), (deposited.Version, deposited.Position, deposited.Count, deposited.Repeated));

        Account account = await ledger.Accounts.LoadAsync(ledger.Id);
        Assert.Equal((ledger.Id, 2, "anna", 10m), (account.Id, account.Version, account.Owner, account.Balance));
    }

    [Fact]
    public async Task One_decision_is_one_append_whatever_it_raises()
    {
        Ledger ledger = Ledger.Empty();
        Appended started = await ledger.Counters.StartAsync("c", c => c.Count(3));
        Assert.Equal((3, 3, 3), (started.Count, started.Version, started.Position));
        Decided<int> counted = await ledger.Counters.ExecuteAsync("c", c => c.Count(2));
        Assert.Equal((5, 2, 5), (counted.Value, counted.Append.Count, counted.Append.Version));
    }

    [Fact]
    public async Task A_decision_that_raises_nothing_appends_nothing()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        Decided<decimal> looked = await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Balance);
        Assert.Equal((0m, 0, 1), (looked.Value, looked.Append.Count, looked.Append.Version));
        Assert.Equal(1, await ledger.Store.GetHeadAsync());
    }

    [Fact]
    public async Task A_stream_begins_once()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        StreamExistsException error = await Assert.ThrowsAsync<StreamExistsException>(() => ledger.Accounts.StartAsync(ledger.Id, Account.Open("eve")));
        Assert.Equal(
            $"account/{ledger.Id} already began at position 1 (account-opened, 2026-11-23T10:00:00Z) and is at version 1. Nothing was written. "
            + "Use ExecuteAsync to go on with it.",
            error.Message);
    }

    [Fact]
    public async Task Two_that_begin_one_stream_at_once_leave_one_winner()
    {
        Ledger ledger = Ledger.Empty();
        await Assert.ThrowsAsync<StreamExistsException>(() => ledger.Accounts.StartAsync(
            ledger.Id,
            Account.Open("late"),
            _ => ledger.Accounts.StartAsync(ledger.Id, Account.Open("early")).GetAwaiter().GetResult()));
        Assert.Equal("early", (await ledger.Accounts.LoadAsync(ledger.Id)).Owner);
    }

    [Fact]
    public async Task A_missing_stream_is_a_typed_error_that_says_what_to_do()
    {
        Ledger ledger = Ledger.Empty();
        StreamNotFoundException error = await Assert.ThrowsAsync<StreamNotFoundException>(() => ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Close()));
        Assert.Equal($"account/{ledger.Id} has no events. Use StartAsync to begin it, FindAsync if it may be missing.", error.Message);
        await Assert.ThrowsAsync<StreamNotFoundException>(() => ledger.Accounts.LoadAsync(ledger.Id));
        Loaded<Account> found = await ledger.Accounts.FindAsync(ledger.Id);
        Assert.Equal((false, 0), (found.Exists, found.Version));
        Assert.Throws<StreamNotFoundException>(() => found.State);
    }

    [Fact]
    public async Task A_refusal_writes_nothing()
    {
        Ledger ledger = await Ledger.WithAccountAsync(balance: 5m);
        RefusedException refusal = await Assert.ThrowsAsync<RefusedException>(() => ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Withdraw(6m)));
        Assert.Equal("Insufficient funds.", refusal.Message);
        Assert.Equal(2, await ledger.Store.GetHeadAsync());
    }

    [Fact]
    public async Task The_context_of_a_decision_is_that_of_its_append_and_of_every_replay()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        AppendId id = AppendId.New();
        string? seen = null, folded = null;
        AppendOptions options = new() { Once = id, Actor = "anna", Time = new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(7) };
        Appended append = await ledger.Accounts.ExecuteAsync(
            ledger.Id,
            (a, context) =>
            {
                a.Deposit(1m);
                seen = $"{context.Stream} {context.Version + 1} {context.AppendId} {context.Now:O} {context.Actor}";
                folded = a.LastContext;
            },
            options);
        Assert.Equal($"account/{ledger.Id} 2 {id} 2020-01-02T01:04:05.0000007+00:00 anna", seen);
        Assert.Equal(seen, folded);
        Assert.Equal(seen, (await ledger.Accounts.LoadAsync(ledger.Id)).LastContext);
        Assert.Equal((id, options.Time!.Value), (append.AppendId, append.Time));
    }

    [Fact]
    public async Task Time_is_fixed_at_the_first_raise()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        string? first = null, second = null;
        await ledger.Accounts.ExecuteAsync(ledger.Id, a =>
        {
            a.Deposit(1m);
            first = a.LastContext;
            ledger.Clock.Now = ledger.Clock.Now.AddHours(1);
            a.Deposit(1m);
            second = a.LastContext;
        });
        Assert.Contains("2026-11-23T10:00:00.0000000+00:00", first, StringComparison.Ordinal);
        Assert.Contains("2026-11-23T10:00:00.0000000+00:00", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_folded_after_a_raise_is_what_a_replay_folds_even_where_the_wire_loses_something()
    {
        Ledger ledger = Ledger.Empty();
        DateTime local = new(2026, 7, 1, 12, 0, 0, DateTimeKind.Local);
        DateTime? raised = null;
        await ledger.Accounts.StartAsync(ledger.Id, Account.Open("anna", local), a => raised = a.OpenedAt);
        DateTime replayed = (await ledger.Accounts.LoadAsync(ledger.Id)).OpenedAt;
        Assert.Equal((replayed, replayed.Kind), (raised!.Value, raised.Value.Kind));
        Assert.Equal(DateTimeKind.Utc, replayed.Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_decision_can_not_return_a_task_that_the_compiler_does_not_see(bool ofValue)
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.Accounts.ExecuteAsync(ledger.Id, a =>
        {
            a.Deposit(1);
            return ofValue ? default(ValueTask) : (object)Task.CompletedTask;
        }));
        Assert.StartsWith("The decision returns a task", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, await ledger.Store.GetHeadAsync());
    }
}
