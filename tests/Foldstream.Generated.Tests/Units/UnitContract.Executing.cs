using System.Collections.Immutable;
using Foldstream.Generated.Tests.Repositories;

namespace Foldstream.Generated.Tests.Units;

public abstract partial class UnitContract
{
    [Fact]
    public async Task Two_aggregates_decide_together_and_are_appended_together()
    {
        ImmutableArray<Appended> done = await UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (a, b) => Move(a, b, 30m));
        Assert.Equal((70m, 30m), await BalancesAsync());
        Assert.Equal([(StreamOf(From), 3L, 4L), (StreamOf(To), 2L, 5L)], done.Select(append => (append.Stream, append.Version, append.Position)));
        Assert.Equal((done[0].AppendId, done[0].Time), (done[1].AppendId, done[1].Time));
    }

    [Fact]
    public async Task Every_append_of_a_unit_has_the_same_time_metadata_and_id()
    {
        AppendOptions options = new() { Actor = "carl", Once = AppendId.New(), Time = Clock.Now.AddDays(-1) };
        (DateTimeOffset, string?, AppendId) seen = default;
        await UnitOfWork.ExecuteAsync(
            (Accounts, From),
            (Accounts, To),
            (a, b, unit) =>
            {
                seen = (unit.Now, unit.Actor, unit.AppendId);
                a.Deposit(1m);
                b.Deposit(2m);
            },
            options);
        Assert.Equal((Clock.Now.AddDays(-1), "carl", options.Once), seen);
        string context = $" {seen.Item3} {seen.Item1:O} carl";
        Assert.Equal($"{StreamOf(From)} 3{context}", (await Accounts.LoadAsync(From)).LastContext);
        Assert.Equal($"{StreamOf(To)} 2{context}", (await Accounts.LoadAsync(To)).LastContext);
    }

    [Fact]
    public async Task Three_aggregates_of_several_kinds_decide_together_and_return_something()
    {
        await Counters.StartAsync("transfers", c => c.Count());
        DecidedTogether<int> done = await UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (Counters, "transfers"), (a, b, c) =>
        {
            Move(a, b, 10m);
            return c.Count(by: 2);
        });
        Assert.Equal((3, 3), (done.Value, done.Appends.Length));
        Assert.Equal([1, 1, 2], done.Appends.Select(append => append.Count));
        Assert.Equal((90m, 10m), await BalancesAsync());
    }

    [Fact]
    public async Task Records_decide_together_by_the_events_that_they_return()
    {
        await Purses.StartAsync("anna", p => p.Add(10m));
        await Purses.StartAsync("bert", p => p.Add(1m));
        ImmutableArray<Appended> done = await UnitOfWork.ExecuteAsync((Purses, "anna"), (Purses, "bert"), (a, b) => (a.Take(4m), b.Add(4m)));
        Assert.Equal([2, 2], done.Select(append => append.Version));
        Assert.Equal((new Purse(6m), new Purse(5m)), (await Purses.LoadAsync("anna"), await Purses.LoadAsync("bert")));

        await Purses.StartAsync("carl", p => p.Add(1m));
        done = await UnitOfWork.ExecuteAsync((Purses, "anna"), (Purses, "bert"), (Purses, "carl"), (a, b, c, unit) => (a.Take(6m), b.Add(2m), c.Add(unit.Now == Clock.Now ? 4m : 0m)));
        Assert.Equal(3, done.Length);
        Assert.Equal(5m, (await Purses.LoadAsync("carl")).Coins);
    }

    [Fact]
    public async Task A_refusal_of_the_second_aggregate_leaves_the_first_one_untouched()
    {
        Account? kept = null;
        await Assert.ThrowsAsync<RefusedException>(() => UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (a, b) =>
        {
            kept = a;
            a.Withdraw(30m);
            b.Withdraw(1m);
        }));
        Assert.Equal((100m, 0m), await BalancesAsync());
        Assert.Equal(3, await Store.GetHeadAsync());
        InvalidOperationException spent = Assert.Throws<InvalidOperationException>(() => kept!.Deposit(1m));
        Assert.Equal($"This {StreamOf(From)} is spent: its decision ended with RefusedException. Load it again.", spent.Message);
    }

    [Fact]
    public async Task A_unit_in_which_nothing_is_raised_writes_nothing()
    {
        Assert.Empty(await UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (_, _) => { }));
        Assert.Equal(3, await Store.GetHeadAsync());
    }

    [Fact]
    public async Task A_transfer_to_oneself_is_told_what_it_is()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, From), (a, b) => Move(a, b, 1m)));
        Assert.StartsWith($"{StreamOf(From)} is in this unit of work already. A unit takes each stream once", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, await Store.GetHeadAsync());
    }

    [Fact]
    public async Task A_stream_that_is_missing_is_named()
    {
        AccountId nobody = AccountId.New();
        StreamNotFoundException error = await Assert.ThrowsAsync<StreamNotFoundException>(
            () => UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, nobody), (a, b) => Move(a, b, 1m)));
        Assert.Equal(StreamOf(nobody), error.Stream);
        Assert.Equal(3, await Store.GetHeadAsync());
    }

    [Fact]
    public async Task A_version_that_the_caller_names_has_no_place_in_a_unit()
    {
        AppendOptions options = new() { Expected = ExpectedVersion.At(2) };
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            () => UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (a, b) => Move(a, b, 1m), options));
        Assert.Contains("use MustStillBe", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => UnitOfWork.Begin(options));
    }

    [Fact]
    public async Task Repositories_over_different_stores_make_no_unit()
    {
        await using Foldstream.Stores.InMemoryEventStore elsewhere = new();
        Repository<Account, AccountId> others = new(elsewhere);
        await others.StartAsync(To, Account.Open("dora"));
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => UnitOfWork.ExecuteAsync((Accounts, From), (others, To), (a, b) => Move(a, b, 1m)));
        Assert.Equal($"A unit of work is written to one store. This one began in {Store.Location}, and {StreamOf(To)} is in {(Store.Location == "memory" ? "another " : "")}memory.", error.Message);
        Assert.Equal((3, 1), (await Store.GetHeadAsync(), await elsewhere.GetHeadAsync()));
    }

    [Fact]
    public async Task What_a_unit_has_looked_for_is_begun_and_raised_on_through_repositories_of_its_store()
    {
        await using Foldstream.Stores.InMemoryEventStore elsewhere = new();
        UnitOfWork unit = UnitOfWork.Begin();
        Assert.False((await unit.FindAsync(Purses, "dora")).Exists);
        await Assert.ThrowsAsync<InvalidOperationException>(() => unit.StartAsync(new Repository<Purse, string>(elsewhere), "dora"));
        Purse purse = await unit.StartAsync(Purses, "dora");
        Assert.Throws<InvalidOperationException>(() => unit.Raise(new Repository<Purse, string>(elsewhere), "dora", purse.Add(1m)));
        Assert.Equal(1m, unit.Raise(Purses, "dora", purse.Add(1m)).Coins);
        Assert.Equal(3m, unit.Raise(Purses, "dora", new CoinsAdded(2m)).Coins);
        Assert.Equal(6m, unit.Raise(Purses, "dora", [new CoinsAdded(4m), new CoinsTaken(1m)]).Coins);
        Assert.Equal(4, (await unit.CommitAsync())[0].Version);
    }

    [Fact]
    public async Task A_decision_that_returns_a_task_by_another_name_is_refused()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => UnitOfWork.ExecuteAsync((Accounts, From), (Accounts, To), (a, b) => (object)ValueTask.CompletedTask));
        Assert.Contains("Fetch first, then decide", error.Message, StringComparison.Ordinal);
    }
}
