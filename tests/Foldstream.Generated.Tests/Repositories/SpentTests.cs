namespace Foldstream.Generated.Tests.Repositories;

public sealed class SpentTests
{
    [Fact]
    public async Task An_aggregate_is_saved_again_and_again_each_time_under_an_id_of_its_own()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        Account account = await ledger.Accounts.LoadAsync(ledger.Id);
        account.Deposit(1m);
        Assert.Equal(2, account.Version);
        Appended first = await ledger.Accounts.SaveAsync(account);
        account.Deposit(2m);
        Appended second = await ledger.Accounts.SaveAsync(account);
        Assert.Equal((2, 3), (first.Version, second.Version));
        Assert.NotEqual(first.AppendId, second.AppendId);
        Assert.Equal(0, (await ledger.Accounts.SaveAsync(account)).Count);
        Assert.Equal(3m, (await ledger.Accounts.LoadAsync(ledger.Id)).Balance);
    }

    [Fact]
    public async Task A_save_without_events_does_not_fix_the_time_of_the_next_one()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        Account account = await ledger.Accounts.LoadAsync(ledger.Id);
        await ledger.Accounts.SaveAsync(account);
        ledger.Clock.Now += TimeSpan.FromHours(1);
        account.Deposit(1m);
        Assert.Equal(ledger.Clock.Now, (await ledger.Accounts.SaveAsync(account)).Time);
    }

    [Fact]
    public async Task After_a_version_conflict_an_aggregate_is_spent()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        Account early = await ledger.Accounts.LoadAsync(ledger.Id), late = await ledger.Accounts.LoadAsync(ledger.Id);
        early.Deposit(1m);
        late.Deposit(2m);
        await ledger.Accounts.SaveAsync(early);
        await Assert.ThrowsAsync<VersionConflictException>(() => ledger.Accounts.SaveAsync(late));
        InvalidOperationException raise = Assert.Throws<InvalidOperationException>(() => late.Deposit(3m));
        Assert.Equal($"This account/{ledger.Id} is spent: its append ended with VersionConflictException. Load it again.", raise.Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.Accounts.SaveAsync(late));
        Assert.Equal(1m, (await ledger.Accounts.LoadAsync(ledger.Id)).Balance);
    }

    [Fact]
    public async Task After_a_cancelled_save_an_aggregate_is_spent()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        Account account = await ledger.Accounts.LoadAsync(ledger.Id);
        account.Deposit(1m);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ledger.Accounts.SaveAsync(account, new CancellationToken(canceled: true)));
        Assert.Throws<InvalidOperationException>(() => account.Deposit(1m));
        Assert.Equal(1, await ledger.Store.GetHeadAsync());
    }

    [Fact]
    public async Task After_a_decision_that_threw_an_aggregate_is_spent()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        Account? kept = null;
        await Assert.ThrowsAsync<RefusedException>(() => ledger.Accounts.ExecuteAsync(ledger.Id, a =>
        {
            kept = a;
            a.Deposit(1m);
            a.Withdraw(2m);
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.Accounts.SaveAsync(kept!));
    }

    [Fact]
    public async Task A_fold_that_failed_right_after_a_raise_leaves_a_spent_aggregate_and_an_untouched_stream()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        Account account = await ledger.Accounts.LoadAsync(ledger.Id);
        FoldException error = Assert.Throws<FoldException>(() => account.Poison("throw"));
        Assert.Equal((ledger.Stream, 2, "account-poisoned"), (error.Stream, error.Version, error.EventName));
        Assert.IsType<KeyNotFoundException>(error.InnerException);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.Accounts.SaveAsync(account));
        Assert.Equal(1, await ledger.Store.GetHeadAsync());
    }

    [Fact]
    public async Task A_decision_that_swallows_a_failed_fold_is_not_appended()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.Accounts.ExecuteAsync(ledger.Id, a =>
        {
            a.Deposit(1m);
            Assert.Throws<FoldException>(() => a.Poison("throw"));
        }));
        Assert.Equal($"This {ledger.Stream} is spent: its Apply of 'account-poisoned' failed. Load it again.", error.Message);
        Assert.Equal(1, await ledger.Store.GetHeadAsync());
    }

    [Fact]
    public async Task What_is_being_saved_can_be_neither_changed_nor_saved()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        TaskCompletionSource gate = new();
        Repository<Account, AccountId> slow = new(new BetweenStore(ledger.Store, 1, () => gate.Task), ledger.Clock);
        Account account = await slow.LoadAsync(ledger.Id);
        account.Deposit(1m);
        Task<Appended> saving = slow.SaveAsync(account);
        Assert.False(saving.IsCompleted);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => account.Deposit(2m));
        Assert.Equal($"This {ledger.Stream} is being saved. Await the save, then go on.", error.Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => slow.SaveAsync(account));
        gate.SetResult();
        Assert.Equal(2, (await saving).Version);
        account.Deposit(3m);
        await slow.SaveAsync(account);
        Assert.Equal((4m, 3L), (account.Balance, (await ledger.Accounts.LoadAsync(ledger.Id)).Version));
    }

    [Fact]
    public async Task What_a_unit_is_writing_can_be_neither_changed_nor_written()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        TaskCompletionSource gate = new();
        UnitOfWork unit = UnitOfWork.Begin();
        Account account = await unit.LoadAsync(new Repository<Account, AccountId>(new BetweenStore(ledger.Store, 1, () => gate.Task), ledger.Clock), ledger.Id);
        account.Deposit(1m);
        Task committing = unit.CommitAsync();
        Assert.Throws<InvalidOperationException>(() => account.Deposit(2m));
        await Assert.ThrowsAsync<InvalidOperationException>(() => unit.CommitAsync());
        gate.SetResult();
        await committing;
        Assert.Equal(1m, (await ledger.Accounts.LoadAsync(ledger.Id)).Balance);
    }

    [Theory]
    [InlineData("version")]
    [InlineData("raise")]
    public async Task A_fold_can_neither_raise_nor_see_the_moving_version(string how)
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        await Assert.ThrowsAsync<FoldException>(() => ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Poison(how)));
        await ledger.WriteAsync(new AccountPoisoned(how));
        FoldException error = await Assert.ThrowsAsync<FoldException>(() => ledger.Accounts.LoadAsync(ledger.Id));
        Assert.IsType<InvalidOperationException>(error.InnerException);
    }

    [Fact]
    public async Task What_is_loaded_as_of_the_past_is_read_only()
    {
        Ledger ledger = await Ledger.WithAccountAsync(balance: 1m);
        Account then = await ledger.Accounts.LoadAsync(ledger.Id, AsOf.Version(1));
        Assert.Equal((1, 0m), (then.Version, then.Balance));
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => then.Deposit(1m));
        Assert.Equal($"This account/{ledger.Id} was loaded as of version 1 and is read-only. Load it without AsOf to decide.", error.Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ledger.Accounts.SaveAsync(then));
    }

    [Fact]
    public async Task An_aggregate_is_saved_to_the_store_that_it_came_from()
    {
        Ledger ledger = await Ledger.WithAccountAsync(), other = await Ledger.WithAccountAsync();
        Account account = await ledger.Accounts.LoadAsync(ledger.Id);
        account.Deposit(1m);
        await Assert.ThrowsAsync<InvalidOperationException>(() => other.Accounts.SaveAsync(account));
    }

    [Fact]
    public void An_aggregate_made_by_its_constructor_says_what_it_lacks()
    {
#pragma warning disable FOLD511 // What is tested is what the rule warns of.
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new Counter().Count());
#pragma warning restore FOLD511
        Assert.StartsWith("This Counter has no stream yet", error.Message, StringComparison.Ordinal);
    }
}
