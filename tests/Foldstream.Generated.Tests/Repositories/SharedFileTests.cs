using System.Globalization;
using Foldstream.Sqlite;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Repositories;

/// <summary>Two stores on one file, as two processes have them: the one meets event types that the other has added since it looked.</summary>
public sealed class SharedFileTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("foldstream-generated-").FullName;
    private SqliteEventStore _ours = null!, _theirs = null!;
    private Repository<Account, AccountId> _here = null!, _there = null!;
    private AccountId _id;

    private StreamId Stream => Account.StreamOf(_id);

    public async ValueTask InitializeAsync()
    {
        string file = Path.Combine(_folder, "shared.db");
        (_ours, _theirs) = (SqliteEventStore.Open(file), SqliteEventStore.Open(file));
        (_here, _there) = (new(_ours), new(_theirs));
        _id = AccountId.New();
        await _here.StartAsync(_id, Account.Open("anna"));
    }

    public async ValueTask DisposeAsync()
    {
        await _ours.DisposeAsync();
        await _theirs.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_replay_that_stops_in_the_middle_of_a_page_learns_the_new_types_and_goes_on_there()
    {
        await _here.ExecuteAsync(_id, a => a.Deposit(1m));
        await _there.ExecuteAsync(_id, a =>
        {
            a.Deposit(10m);
            a.Withdraw(4m);
            a.Deposit(2m);
            a.Close();
        });
        Assert.True(_ours.EventTypes.Length < _theirs.EventTypes.Length);
        Account account = await _here.LoadAsync(_id);
        Assert.Equal((9m, true, 6L), (account.Balance, account.IsClosed, account.Version));
        Assert.Equal(_theirs.EventTypes.Length, _ours.EventTypes.Length);
    }

    [Fact]
    public async Task A_load_of_many_that_stops_at_a_new_type_goes_on_there_in_each_of_its_streams()
    {
        AccountId other = AccountId.New(), third = AccountId.New();
        await _here.StartAsync(other, Account.Open("bert"));
        await _here.StartAsync(third, Account.Open("carl"));
        await _there.ExecuteAsync(other, a =>
        {
            a.Deposit(10m);
            a.Withdraw(4m);
        });
        await _there.ExecuteAsync(third, a => a.Close());
        Assert.True(_ours.EventTypes.Length < _theirs.EventTypes.Length);
        var accounts = await _here.LoadManyAsync([_id, other, third, other]);
        Assert.Equal([(0m, false, 1L), (6m, false, 3L), (0m, true, 2L), (6m, false, 3L)], accounts.Select(a => (a.Balance, a.IsClosed, a.Version)));
        Assert.Equal(_theirs.EventTypes.Length, _ours.EventTypes.Length);
    }

    [Fact]
    public async Task Types_that_come_while_the_stream_is_read_again_are_learned_too()
    {
        await _there.ExecuteAsync(_id, a => a.Deposit(10m));
        Assert.Equal(10m, (await _here.LoadAsync(_id)).Balance);
        await _there.ExecuteAsync(_id, a => a.Withdraw(4m));
        Assert.Equal(6m, (await _here.LoadAsync(_id)).Balance);
        await _there.ExecuteAsync(_id, a => a.Close());
        Assert.True((await _here.LoadAsync(_id)).IsClosed);
    }

    [Theory]
    [InlineData(2, "10", false)]
    [InlineData(3, "6", false)]
    [InlineData(4, "6", true)]
    [InlineData(9, "6", true)]
    public async Task A_past_version_in_the_middle_of_such_a_page_is_replayed_exactly(long version, string balance, bool isClosed)
    {
        await _there.ExecuteAsync(_id, a =>
        {
            a.Deposit(10m);
            a.Withdraw(4m);
            a.Close();
        });
        Account then = await _here.LoadAsync(_id, AsOf.Version(version));
        Assert.Equal((balance, isClosed, Math.Min(version, 4)), (then.Balance.ToString(CultureInfo.InvariantCulture), then.IsClosed, then.Version));
    }

    [Fact]
    public async Task What_stops_the_replay_for_good_lies_beyond_a_past_version_before_it()
    {
        Foldstream.Events.PageBuilder page = new();
        page.Add(new MoneyDeposited(10m));
        page.Add(new GiftWrapped(1));
        page.Add(new MoneyDeposited(1m));
        await _theirs.AppendAsync([new() { Stream = Stream, Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UtcNow }]);
        Assert.Equal(10m, (await _here.LoadAsync(_id, AsOf.Version(2))).Balance);
        UnknownEventException error = await Assert.ThrowsAsync<UnknownEventException>(() => _here.LoadAsync(_id, AsOf.Version(3)));
        Assert.Equal((3L, "gift-wrapped"), (error.Version, error.EventName));
        await Assert.ThrowsAsync<UnknownEventException>(() => _here.ExecuteAsync(_id, a => a.Deposit(1m)));
    }
}
