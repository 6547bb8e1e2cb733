using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Repositories;

/// <summary>A store with repositories, and a hand to write what no decision would.</summary>
internal sealed class Ledger
{
    private Ledger()
    {
        Clock = new TestClock();
        Accounts = new Repository<Account, AccountId>(Store, Clock);
        Counters = new Repository<Counter, string>(Store, Clock);
    }

    public InMemoryEventStore Store { get; } = new();

    public TestClock Clock { get; }

    public Repository<Account, AccountId> Accounts { get; }

    public Repository<Counter, string> Counters { get; }

    public AccountId Id { get; } = AccountId.New();

    public StreamId Stream => Account.StreamOf(Id);

    public static Ledger Empty() => new();

    public static async Task<Ledger> WithAccountAsync(decimal balance = 0)
    {
        Ledger ledger = new();
        await ledger.Accounts.StartAsync(ledger.Id, Account.Open("anna"), a =>
        {
            if (balance > 0)
            {
                a.Deposit(balance);
            }
        });
        return ledger;
    }

    public async Task<Appended> WriteAsync<TEvent>(TEvent e)
        where TEvent : IEvent<TEvent>
    {
        PageBuilder page = new();
        page.Add(in e);
        return (await Store.AppendAsync([new StreamAppend { Stream = Stream, Page = page, AppendId = AppendId.New(), Time = Clock.GetUtcNow() }]))[0];
    }
}

internal sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
