using System.Collections.Immutable;
using Foldstream.Generated.Tests.Repositories;

namespace Foldstream.Generated.Tests.Units;

public abstract partial class UnitContract
{
    [Fact]
    public async Task A_unit_loads_begins_raises_and_commits_in_one()
    {
        AccountId third = AccountId.New();
        UnitOfWork unit = UnitOfWork.Begin(new AppendOptions { Actor = "carl" });
        Account from = await unit.LoadAsync(Accounts, From);
        Account opened = await unit.StartAsync(Accounts, third, Account.Open("dora"));
        Purse purse = await unit.StartAsync(Purses, "dora");
        Counter counter = await unit.StartAsync(Counters, "opened");
        await unit.LoadAsync(Accounts, To);
        from.Withdraw(30m);
        opened.Deposit(20m);
        Purse next = unit.Raise(Purses, "dora", purse.Add(7m));
        next = unit.Raise(Purses, "dora", next.Add(3m));
        counter.Count();
        Assert.Equal(("carl", Clock.Now, new Purse(10m)), (unit.Context.Actor, unit.Context.Now, next));

        ImmutableArray<Appended> done = await unit.CommitAsync();
        Assert.Equal([StreamOf(From), StreamOf(third), Purse.StreamOf("dora"), Counter.StreamOf("opened")], done.Select(append => append.Stream));
        Assert.Equal([1, 2, 2, 1], done.Select(append => append.Count));
        Assert.Single(done.Select(append => append.AppendId).Distinct());
        Assert.Equal((70m, 20m), ((await Accounts.LoadAsync(From)).Balance, (await Accounts.LoadAsync(third)).Balance));
        Assert.Equal(new Purse(10m), await Purses.LoadAsync("dora"));
    }

    [Fact]
    public async Task What_was_found_missing_must_still_be_missing_unless_the_unit_begins_it()
    {
        AccountId third = AccountId.New();
        UnitOfWork absent = UnitOfWork.Begin();
        Assert.False((await absent.FindAsync(Accounts, third)).Exists);
        (await absent.LoadAsync(Accounts, From)).Deposit(1m);
        UnitOfWork begins = UnitOfWork.Begin();
        Assert.False((await begins.FindAsync(Accounts, third)).Exists);
        (await begins.StartAsync(Accounts, third, Account.Open("carl"))).Deposit(5m);
        Assert.Equal(2, Assert.Single(await begins.CommitAsync()).Count);

        VersionConflictException conflict = await Assert.ThrowsAsync<VersionConflictException>(() => absent.CommitAsync());
        Assert.Equal((StreamOf(third), ExpectedVersion.None, 2L), (conflict.Stream, conflict.Expected, conflict.Actual));
        Loaded<Account> found = await UnitOfWork.Begin().FindAsync(Accounts, third);
        Assert.Equal((true, 2L, 5m), (found.Exists, found.Version, found.State.Balance));
    }

    [Fact]
    public async Task A_record_that_was_found_missing_begins_with_what_is_raised_on_it()
    {
        UnitOfWork unit = UnitOfWork.Begin();
        Assert.False((await unit.FindAsync(Purses, "new")).Exists);
        unit.Raise(Purses, "new", Purse.Initial.Add(2m));
        await unit.CommitAsync();
        Assert.Equal(2m, (await Purses.LoadAsync("new")).Coins);
    }

    [Fact]
    public async Task A_stream_known_from_elsewhere_must_still_be_at_its_version()
    {
        UnitOfWork passes = UnitOfWork.Begin(), fails = UnitOfWork.Begin();
        foreach (UnitOfWork unit in new[] { passes, fails })
        {
            (await unit.LoadAsync(Accounts, From)).Deposit(1m);
            unit.MustStillBe(StreamOf(To), ExpectedVersion.At(1));
            Assert.Throws<ArgumentException>(() => unit.MustStillBe(StreamOf(To), ExpectedVersion.At(1)));
            Assert.Throws<ArgumentException>(() => unit.MustStillBe(StreamOf(From), ExpectedVersion.At(2)));
            Assert.Throws<ArgumentException>(() => unit.MustStillBe(new StreamId("rates", "eur"), ExpectedVersion.Any));
            await Assert.ThrowsAsync<ArgumentException>(() => unit.LoadAsync(Accounts, To));
        }

        Assert.Single(await passes.CommitAsync());
        await Accounts.ExecuteAsync(To, a => a.Deposit(1m));
        VersionConflictException conflict = await Assert.ThrowsAsync<VersionConflictException>(() => fails.CommitAsync());
        Assert.Equal(StreamOf(From), conflict.Stream);

        UnitOfWork late = UnitOfWork.Begin();
        (await late.LoadAsync(Accounts, From)).Deposit(1m);
        late.MustStillBe(StreamOf(To), ExpectedVersion.At(1));
        Assert.Equal(StreamOf(To), (await Assert.ThrowsAsync<VersionConflictException>(() => late.CommitAsync())).Stream);
        Assert.Equal((101m, 1m), await BalancesAsync());
    }

    [Fact]
    public async Task A_stream_that_has_begun_can_not_be_begun()
    {
        AccountId third = AccountId.New();
        UnitOfWork early = UnitOfWork.Begin(), late = UnitOfWork.Begin();
        Assert.Equal(StreamOf(From), (await Assert.ThrowsAsync<StreamExistsException>(() => early.StartAsync(Accounts, From, Account.Open("anna")))).Stream);
        await late.StartAsync(Accounts, third, Account.Open("late"));
        await Accounts.StartAsync(third, Account.Open("first"));
        Assert.Equal(StreamOf(third), (await Assert.ThrowsAsync<StreamExistsException>(() => late.CommitAsync())).Stream);
        Assert.Equal("first", (await Accounts.LoadAsync(third)).Owner);
    }

    [Fact]
    public async Task An_event_that_begins_no_account_begins_none_in_a_unit()
    {
        UnitOfWork unit = UnitOfWork.Begin();
        await Assert.ThrowsAsync<FoldException>(() => unit.StartAsync(Accounts, AccountId.New(), new MoneyDeposited(1m)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => unit.CommitAsync());
        Assert.Equal(3, await Store.GetHeadAsync());
    }

    [Fact]
    public async Task Nothing_can_be_raised_on_a_record_that_the_unit_has_not_loaded()
    {
        await Purses.StartAsync("anna", p => p.Add(1m));
        UnitOfWork unit = UnitOfWork.Begin();
        await unit.LoadAsync(Purses, "anna");
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => unit.Raise(Purses, "bert", Purse.Initial.Add(1m)));
        Assert.Equal("The unit of work has not loaded the Purse 'bert'. Load it through the unit, then decide.", error.Message);
    }
}
