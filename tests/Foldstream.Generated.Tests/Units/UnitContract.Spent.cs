using Foldstream.Generated.Tests.Repositories;

namespace Foldstream.Generated.Tests.Units;

public abstract partial class UnitContract
{
    [Fact]
    public async Task After_its_commit_a_unit_and_what_it_loaded_are_spent()
    {
        UnitOfWork unit = UnitOfWork.Begin();
        Account from = await unit.LoadAsync(Accounts, From), read = await unit.LoadAsync(Accounts, To);
        Purse purse = await unit.StartAsync(Purses, "anna");
        from.Deposit(1m);
        await unit.CommitAsync();
        Assert.Equal(3, from.Version);

        foreach (Account account in new[] { from, read })
        {
            InvalidOperationException spent = Assert.Throws<InvalidOperationException>(() => account.Deposit(1m));
            Assert.EndsWith("is spent: its unit of work was committed. Load it again.", spent.Message, StringComparison.Ordinal);
        }

        const string Text = "This unit of work is spent: it was committed. Begin a new one.";
        Assert.Equal(Text, (await Assert.ThrowsAsync<InvalidOperationException>(() => unit.CommitAsync())).Message);
        Assert.Equal(Text, (await Assert.ThrowsAsync<InvalidOperationException>(() => unit.LoadAsync(Accounts, From))).Message);
        Assert.Equal(Text, Assert.Throws<InvalidOperationException>(() => unit.Raise(Purses, "anna", purse.Add(1m))).Message);
        Assert.Equal(Text, Assert.Throws<InvalidOperationException>(() => unit.MustStillBe(new StreamId("rates", "eur"), ExpectedVersion.None)).Message);
        Assert.Equal(4, await Store.GetHeadAsync());
    }

    [Fact]
    public async Task After_a_failed_commit_a_unit_and_what_it_loaded_are_spent()
    {
        UnitOfWork unit = UnitOfWork.Begin();
        Account from = await unit.LoadAsync(Accounts, From), to = await unit.LoadAsync(Accounts, To);
        Move(from, to, 1m);
        await Accounts.ExecuteAsync(To, a => a.Deposit(1m));
        await Assert.ThrowsAsync<VersionConflictException>(() => unit.CommitAsync());
        Assert.Contains("the commit of its unit of work ended with VersionConflictException", Assert.Throws<InvalidOperationException>(() => from.Deposit(1m)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => unit.CommitAsync());
        Assert.Equal((100m, 1m), await BalancesAsync());
    }

    [Fact]
    public async Task A_cancelled_commit_writes_nothing_and_leaves_a_spent_unit()
    {
        UnitOfWork unit = UnitOfWork.Begin();
        (await unit.LoadAsync(Accounts, From)).Deposit(1m);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => unit.CommitAsync(new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => unit.CommitAsync());
        Assert.Equal(3, await Store.GetHeadAsync());
    }

    [Fact]
    public async Task What_belongs_to_a_unit_is_saved_by_the_unit()
    {
        UnitOfWork unit = UnitOfWork.Begin();
        Account from = await unit.LoadAsync(Accounts, From);
        from.Deposit(1m);
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => Accounts.SaveAsync(from));
        Assert.Equal($"This {StreamOf(From)} belongs to a unit of work. Commit the unit; nothing was written.", error.Message);
        Assert.Single(await unit.CommitAsync());
    }

    [Fact]
    public async Task An_aggregate_whose_fold_failed_keeps_its_unit_from_being_written()
    {
        UnitOfWork unit = UnitOfWork.Begin();
        Account from = await unit.LoadAsync(Accounts, From), to = await unit.LoadAsync(Accounts, To);
        from.Deposit(1m);
        Assert.Throws<FoldException>(() => to.Poison("throw"));
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => unit.CommitAsync());
        Assert.Equal($"This {StreamOf(To)} is spent: its Apply of 'account-poisoned' failed. Load it again.", error.Message);
        Assert.Equal(3, await Store.GetHeadAsync());
    }

    [Fact]
    public void A_unit_without_aggregates_has_no_time_yet()
        => Assert.Contains("with the first aggregate", Assert.Throws<InvalidOperationException>(() => UnitOfWork.Begin().Context).Message, StringComparison.Ordinal);
}
