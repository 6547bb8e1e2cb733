using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Repositories;

/// <summary>What a repository says of streams that were deleted or closed.</summary>
public sealed class DeletedStreamTests : IDisposable
{
    private static readonly Audit Audit = new("ada", "asked to forget", new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    private readonly InMemoryEventStore _store = new();
    private readonly Repository<Account, AccountId> _accounts;
    private readonly AccountId _id = AccountId.New();
    private readonly StreamId _stream;

    public DeletedStreamTests()
    {
        _accounts = new Repository<Account, AccountId>(_store);
        _stream = Account.StreamOf(_id);
    }

    public void Dispose() => _store.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deleted_aggregate_says_so_wherever_it_must_exist()
    {
        await OpenAsync();
        await _store.DeleteStreamAsync(_stream, Audit, cancellationToken: Token);
        Func<Task>[] calls =
        [
            () => _accounts.LoadAsync(_id, Token), () => _accounts.LoadAsync(_id, AsOf.Version(1), Token), () => _accounts.LoadManyAsync([_id], Token),
            () => _accounts.ExecuteAsync(_id, account => account.Deposit(1), cancellationToken: Token),
            () => _accounts.StartAsync(_id, Account.Open("Ada"), cancellationToken: Token),
        ];
        foreach (Func<Task> call in calls)
        {
            Assert.Equal(_stream, (await Assert.ThrowsAsync<StreamDeletedException>(call)).Stream);
        }
    }

    [Fact]
    public async Task A_deleted_aggregate_is_not_found_where_it_may_be_missing()
    {
        await OpenAsync();
        await _store.DeleteStreamAsync(_stream, Audit, cancellationToken: Token);
        Assert.False((await _accounts.FindAsync(_id, Token)).Exists);
        Assert.False((await _accounts.FindAsync(_id, AsOf.Version(1), Token)).Exists);
        Assert.False((await _accounts.FindManyAsync([_id], Token))[0].Exists);
    }

    [Fact]
    public async Task A_unit_of_work_does_not_take_a_deleted_aggregate()
    {
        await OpenAsync();
        await _store.DeleteStreamAsync(_stream, Audit, cancellationToken: Token);
        await Assert.ThrowsAsync<StreamDeletedException>(() => UnitOfWork.Begin().LoadAsync(_accounts, _id, Token));
        UnitOfWork unit = UnitOfWork.Begin();
        Assert.False((await unit.FindAsync(_accounts, _id, Token)).Exists);
        await unit.StartAsync(_accounts, AccountId.New(), Account.Open("Ben"), Token);
        await Assert.ThrowsAsync<StreamDeletedException>(() => unit.CommitAsync(Token));
    }

    [Fact]
    public async Task A_deletion_during_a_decision_is_found_by_the_append()
    {
        await OpenAsync();
        Account account = await _accounts.LoadAsync(_id, Token);
        account.Deposit(1);
        await _store.DeleteStreamAsync(_stream, Audit, cancellationToken: Token);
        Assert.Equal(Audit, (await Assert.ThrowsAsync<StreamDeletedException>(() => _accounts.SaveAsync(account, Token))).Audit);
    }

    [Fact]
    public async Task A_closed_aggregate_is_loaded_and_decides_nothing()
    {
        await OpenAsync();
        await _store.CloseStreamAsync(_stream, Audit, cancellationToken: Token);
        Assert.Equal("Ada", (await _accounts.LoadAsync(_id, Token)).Owner);
        StreamClosedException refused = await Assert.ThrowsAsync<StreamClosedException>(() => _accounts.ExecuteAsync(_id, account => account.Deposit(1), cancellationToken: Token));
        Assert.Equal((_stream, Audit), (refused.Stream, refused.Audit));
    }

    private Task<Appended> OpenAsync() => _accounts.StartAsync(_id, Account.Open("Ada"), cancellationToken: Token);
}
