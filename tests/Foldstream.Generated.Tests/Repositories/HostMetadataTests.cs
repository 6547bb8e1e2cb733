using System.Collections.Immutable;
using Foldstream.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Generated.Tests.Repositories;

/// <summary>Who acts, as the host says it.</summary>
public sealed class HostMetadataTests
{
    private static readonly AsyncLocal<string?> User = new();

    [Fact]
    public async Task The_host_says_who_acts_in_the_flow_of_the_decision()
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton(new Correlation("c-1"))
            .AddFoldstream(f => f.UseInMemory().UseMetadata(s => new EventMetadata { Actor = User.Value, CorrelationId = s.GetRequiredService<Correlation>().Id }))
            .BuildServiceProvider();
        IRepository<Account, AccountId> accounts = services.GetRequiredService<IRepository<Account, AccountId>>();
        AccountId id = AccountId.New();
        await accounts.StartAsync(id, Account.Open("anna"));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(user => Task.Run(async () =>
        {
            User.Value = $"user {user}";
            string? seen = (await accounts.ExecuteAsync(id, (a, decision) =>
            {
                a.Deposit(1m);
                return decision.Actor;
            }, new AppendOptions { Attempts = 100 })).Value;
            Assert.Equal($"user {user}", seen);
        })));

        User.Value = "saver";
        Account account = await accounts.LoadAsync(id);
        account.Deposit(1m);
        Assert.EndsWith(" saver", account.LastContext, StringComparison.Ordinal);
        await accounts.SaveAsync(account);
        User.Value = "another";
        account.Deposit(1m);
        Assert.EndsWith(" another", account.LastContext, StringComparison.Ordinal);
        await accounts.SaveAsync(account);
        Assert.EndsWith(" another", (await accounts.LoadAsync(id)).LastContext, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_caller_says_wins_member_by_member()
    {
        Ledger ledger = Ledger.Empty();
        EventMetadata host = new() { Actor = "host", CorrelationId = "c", CausationId = "d", Headers = ImmutableSortedDictionary<string, string>.Empty.Add("a", "host").Add("b", "host") };
        Repository<Account, AccountId> accounts = new(ledger.Store, ledger.Clock, () => host);
        AccountId id = AccountId.New();
        await accounts.StartAsync(id, Account.Open("anna"), new AppendOptions
        {
            Actor = "caller",
            Metadata = new EventMetadata { Actor = "caller", CausationId = "mine", Headers = ImmutableSortedDictionary<string, string>.Empty.Add("b", "caller").Add("c", "caller") },
        });
        StringWriter lines = new();
        await ledger.Store.DumpAsync(Account.StreamOf(id), lines);
        Assert.Contains("\"actor\":\"caller\",\"correlation\":\"c\",\"causation\":\"mine\",\"headers\":{\"a\":\"host\",\"b\":\"caller\",\"c\":\"caller\"}", lines.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_is_asked_once_for_a_decision_however_often_it_is_made_and_not_for_a_reading()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        int asked = 0, decisions = 0;
        Repository<Account, AccountId> accounts = new(ledger.Store, ledger.Clock, () => new EventMetadata { Actor = $"{++asked}" });
        await accounts.LoadAsync(ledger.Id);
        Assert.Equal(0, asked);
        await accounts.ExecuteAsync(ledger.Id, a =>
        {
            if (++decisions == 1)
            {
                Task.Run(() => ledger.Accounts.ExecuteAsync(ledger.Id, b => b.Deposit(1m))).GetAwaiter().GetResult();
            }

            a.Deposit(1m);
        });
        Assert.Equal((2, 1), (decisions, asked));

        AccountId other = AccountId.New();
        await accounts.StartAsync(other, Account.Open("bert"));
        decisions = asked = 0;
        await UnitOfWork.ExecuteAsync((accounts, ledger.Id), (accounts, other), (a, b, unit) =>
        {
            if (++decisions == 1)
            {
                Task.Run(() => ledger.Accounts.ExecuteAsync(other, c => c.Deposit(1m))).GetAwaiter().GetResult();
            }

            a.Deposit(1m);
            b.Deposit(1m);
            Assert.Equal("1", unit.Actor);
        });
        Assert.Equal((2, 1), (decisions, asked));
    }

    [Fact]
    public async Task A_host_that_says_nothing_says_nothing()
    {
        Ledger ledger = Ledger.Empty();
        Repository<Account, AccountId> accounts = new(ledger.Store, ledger.Clock, () => EventMetadata.Empty);
        AccountId id = AccountId.New();
        await accounts.StartAsync(id, Account.Open("anna"), a => a.Deposit(1m), new AppendOptions { Actor = "caller" });
        Assert.EndsWith(" caller", (await accounts.LoadAsync(id)).LastContext, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_host_fails_with_is_what_the_caller_gets()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        Repository<Account, AccountId> accounts = new(ledger.Store, ledger.Clock, () => throw new UnauthorizedAccessException("Nobody is logged in."));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => accounts.ExecuteAsync(ledger.Id, a => a.Deposit(1m)));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => accounts.StartAsync(AccountId.New(), Account.Open("bert")));
        UnitOfWork unit = UnitOfWork.Begin();
        Account account = await unit.LoadAsync(accounts, ledger.Id);
        Assert.Throws<UnauthorizedAccessException>(() => account.Deposit(1m));
        await Assert.ThrowsAsync<InvalidOperationException>(() => unit.CommitAsync());
        Assert.Equal(1, await ledger.Store.GetHeadAsync());
    }

    [Fact]
    public void It_is_said_in_one_place()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => new ServiceCollection().AddFoldstream(f => f.UseInMemory().UseMetadata(_ => EventMetadata.Empty).UseMetadata(_ => EventMetadata.Empty)));
        Assert.StartsWith("UseMetadata was called twice", error.Message, StringComparison.Ordinal);
    }

    private sealed record Correlation(string Id);
}
