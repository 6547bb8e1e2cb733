using System.Collections.Immutable;
using Foldstream.PostgresServer;
using Foldstream.Stores;
using Npgsql;

namespace Foldstream.PostgreSql.Tests;

/// <summary>Aggregates, and rows of the application's own, saved together.</summary>
public sealed class TransactionUnitTests : TransactionTest
{
    private readonly Guid _ada = Guid.NewGuid(), _bert = Guid.NewGuid();

    [Fact]
    public async Task An_aggregate_and_a_row_are_saved_together()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        Repository<Account, Guid> accounts = await StartAsync(store);
        UnitOfWork unit = UnitOfWork.Begin();
        Account ada = await unit.LoadAsync(accounts, _ada), bert = await unit.LoadAsync(accounts, _bert);
        ada.PayIn(5);
        NpgsqlTransaction transaction = await BeginAsync(1);
        Appended appended = Assert.Single(await unit.AppendAndCommitAsync(transaction));
        Assert.Equal((Account.StreamOf(_ada), 2L), (appended.Stream, appended.Version));
        Assert.Equal(5, (await accounts.LoadAsync(_ada)).Balance);
        Assert.Equal([1], await RowsAsync());
        Assert.Throws<InvalidOperationException>(() => bert.PayIn(1));
        transaction = await BeginAsync(2);
        await Assert.ThrowsAsync<InvalidOperationException>(() => unit.AppendAndCommitAsync(transaction));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => transaction.CommitAsync());
        Assert.Equal([1], await RowsAsync());
    }

    [Fact]
    public async Task What_was_only_read_must_still_be_as_it_was_also_when_nothing_was_raised()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        Repository<Account, Guid> accounts = await StartAsync(store);
        for (int raised = 0; raised < 2; raised++)
        {
            UnitOfWork unit = UnitOfWork.Begin();
            Account ada = await unit.LoadAsync(accounts, _ada), bert = await unit.LoadAsync(accounts, _bert);
            await accounts.ExecuteAsync(_bert, account => account.PayIn(1));
            for (int i = 0; i < raised; i++)
            {
                ada.PayIn(1);
            }

            NpgsqlTransaction transaction = await BeginAsync(raised);
            Assert.Equal(Account.StreamOf(_bert), (await Assert.ThrowsAsync<VersionConflictException>(() => unit.AppendAndCommitAsync(transaction))).Stream);
        }

        UnitOfWork read = UnitOfWork.Begin();
        await read.LoadAsync(accounts, _ada);
        Assert.Empty(await read.AppendAndCommitAsync(await BeginAsync(7)));
        Assert.Equal([7], await RowsAsync());
        NpgsqlTransaction nowhere = await BeginAsync(8);
        await Assert.ThrowsAsync<InvalidOperationException>(() => UnitOfWork.Begin().AppendAndCommitAsync(nowhere));
    }

    [Fact]
    public async Task Work_that_meets_a_conflict_is_done_again_in_a_new_transaction()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        Repository<Account, Guid> accounts = await StartAsync(store);
        int attempts = 0;
        ImmutableArray<Appended> done = await Shop.ExecuteUnitAsync(async (unit, transaction, cancel) =>
        {
            Account ada = await unit.LoadAsync(accounts, _ada, cancel);
            await AddRowAsync(transaction, ada.Balance);
            if (attempts++ == 0)
            {
                await accounts.ExecuteAsync(_ada, account => account.PayIn(40), cancellationToken: cancel);
            }

            ada.PayIn(2);
        });
        Assert.Equal((2, 3L), (attempts, Assert.Single(done).Version));
        Assert.Equal([40], await RowsAsync());
        Assert.Equal(42, (await accounts.LoadAsync(_ada)).Balance);

        VersionConflictException conflict = await Assert.ThrowsAsync<VersionConflictException>(() => Shop.ExecuteUnitAsync(async (unit, transaction, cancel) =>
        {
            (await unit.LoadAsync(accounts, _ada, cancel)).PayIn(1);
            await AddRowAsync(transaction, 99);
            await accounts.ExecuteAsync(_ada, account => account.PayIn(1), cancellationToken: cancel);
        }, new AppendOptions { Attempts = 2 }));
        Assert.Equal(2, conflict.Attempts);
        Assert.Equal([40], await RowsAsync());
    }

    [Fact]
    public async Task A_command_that_was_carried_out_is_not_carried_out_again_and_neither_are_its_rows()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        Repository<Account, Guid> accounts = await StartAsync(store);
        AppendOptions once = new() { Once = AppendId.From("queue", "1") };
        ImmutableArray<Appended> first = await PayInAsync(1), again = await PayInAsync(2);
        Assert.Equal(first.Select(outcome => outcome with { Repeated = true }), again);
        again = await Shop.ExecuteUnitAsync(async (unit, transaction, cancel) =>
        {
            await unit.LoadAsync(accounts, _ada, cancel);
            await AddRowAsync(transaction, 3);
            Refuse.If(unit.IsRepetition, "It was paid.");
        }, once);
        Assert.True(Assert.Single(again).Repeated);
        Assert.Equal([1], await RowsAsync());
        Assert.Equal(5, (await accounts.LoadAsync(_ada)).Balance);

        Task<ImmutableArray<Appended>> PayInAsync(long row) => Shop.ExecuteUnitAsync(async (unit, transaction, cancel) =>
        {
            (await unit.LoadAsync(accounts, _ada, cancel)).PayIn(5);
            await AddRowAsync(transaction, row);
        }, once);
    }

    [Fact]
    public async Task A_refusal_and_an_error_of_the_work_write_nothing()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        Repository<Account, Guid> accounts = await StartAsync(store);
        foreach (Exception error in (Exception[])[new RefusedException("no"), new TimeoutException()])
        {
            Assert.Same(error, await Record.ExceptionAsync(() => Shop.ExecuteUnitAsync(async (unit, transaction, cancel) =>
            {
                (await unit.LoadAsync(accounts, _ada, cancel)).PayIn(1);
                await AddRowAsync(transaction, 1);
                throw error;
            })));
        }

        Assert.Empty(await RowsAsync());
        Assert.Equal(2, await store.GetHeadAsync());
    }

    [Fact]
    public async Task A_tenants_aggregates_and_a_row_are_saved_together()
    {
        await using PostgreSqlEventStore store = await OpenAsWriterAsync();
        IEventStore acme = store.ForTenant("acme");
        Repository<Account, Guid> accounts = await StartAsync(acme);
        ImmutableArray<Appended> done = await Shop.ExecuteUnitAsync(async (unit, transaction, cancel) =>
        {
            (await unit.LoadAsync(accounts, _ada, cancel)).PayIn(1);
            await AddRowAsync(transaction, 1);
        });
        Assert.Equal("acme", Assert.Single(done).Stream.Tenant);
        Assert.Equal([1], await RowsAsync());
    }

    [Fact]
    public async Task Behind_a_pooling_proxy_they_are_saved_together_as_well()
    {
        Assert.SkipUnless(PgBouncer.IsThere, "PgBouncer is not installed here.");
        Assert.SkipWhen(TestPostgres.IsGiven, "The server is not this test's own.");
        await using PgBouncer proxy = await PgBouncer.StartAsync(ConnectionString, poolSize: 20);
        await using NpgsqlDataSource pooled = NpgsqlDataSource.Create(proxy.ConnectionString + ";No Reset On Close=true");
        await using PostgreSqlEventStore store = await PostgreSqlEventStore.OpenAsync(pooled, Options);
        Repository<Account, Guid> accounts = await StartAsync(store);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(row => pooled.ExecuteUnitAsync(async (unit, transaction, cancel) =>
        {
            (await unit.LoadAsync(accounts, _ada, cancel)).PayIn(1);
            await AddRowAsync(transaction, row);
        }, new AppendOptions { Attempts = 100 })));
        Assert.Equal(8, (await accounts.LoadAsync(_ada)).Balance);
        Assert.Equal(8, (await RowsAsync()).Count);
    }

    private async Task<Repository<Account, Guid>> StartAsync(IEventStore store)
    {
        Repository<Account, Guid> accounts = new(store);
        await accounts.StartAsync(_ada, Account.Open("Ada"));
        await accounts.StartAsync(_bert, Account.Open("Bert"));
        return accounts;
    }
}
