using System.Globalization;
using Foldstream.Aggregates;
using Foldstream.Aot.Domain;
using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Aot;

/// <summary>Decisions in every style, and the replay of what came of them.</summary>
internal static class Story
{
    private static readonly AccountId Alice = new(new Guid("0198a3f0-0000-7000-8000-000000000001"));

    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 30, 0, TimeSpan.FromHours(1));

    private static int _commands;

    public static async Task TellAsync(IServiceProvider services, TextWriter output)
    {
        IRepository<Account, AccountId> accounts = services.GetRequiredService<IRepository<Account, AccountId>>();
        IRepository<Cart, string> carts = services.GetRequiredService<IRepository<Cart, string>>();
        IRepository<Permit, int> permits = services.GetRequiredService<IRepository<Permit, int>>();

        await accounts.StartAsync(Alice, Account.Open("Alice", Currency.EUR, Monday), Next());
        await accounts.ExecuteAsync(Alice, account => account.Deposit(100.50m, "wages"), Next());
        Decided<decimal> left = await accounts.ExecuteAsync(Alice, account => account.Withdraw(20, null), Next());
        Say(output, $"Alice has {left.Value}, version {left.Append.Version}.");
        await RefuseAsync(output, () => accounts.ExecuteAsync(Alice, account => account.Withdraw(1_000, "a boat"), Next()));
        await RefuseAsync(output, () => accounts.ExecuteAsync(Alice, account => account.Deposit(1, ""), new AppendOptions { Expected = ExpectedVersion.At(1) }));

        await carts.StartAsync("c-1", new AddItem("BOOK-1", 2), Next());
        await carts.ExecuteAsync("c-1", cart => cart.CheckOut(new DateOnly(2026, 12, 24), "XMAS", "VIP"), Next());
        Say(output, $"{await carts.LoadAsync("c-1")}");

        await permits.StartAsync(7, Permit.AskFor("Bob", 2026), Next());
        Say(output, $"{(await permits.ExecuteAsync(7, permit => permit.Grant(), Next())).Value}");

        // Nobody waits for snapshots but who asks for them.
        IEventStore store = services.GetRequiredService<IEventStore>();
        Say(output, $"Snapshots are at versions {await SnapshotOfAsync<Account>(store, Account.StreamOf(Alice))} and {await SnapshotOfAsync<Cart>(store, Cart.StreamOf("c-1"))}.");
    }

    /// <summary>The same without dependency injection, from the file alone.</summary>
    public static async Task RetellAsync(IEventStore store, TextWriter output)
    {
        SeenStore seen = new(store, output);
        Account alice = await new Repository<Account, AccountId>(seen, logger: seen).LoadAsync(Alice);
        Say(output, $"{alice.Owner}: {alice.Balance} {alice.Currency}, version {alice.Version}.");
        Say(output, $"{await new Repository<Cart, string>(seen, logger: seen).LoadAsync("c-1")}, and {seen.Pages} page was read.");
        Say(output, $"{(await new Repository<Permit, int>(store).FindAsync(7)).State}");
        foreach (StreamId stream in (StreamId[])[Account.StreamOf(Alice), Cart.StreamOf("c-1"), Permit.StreamOf(7)])
        {
            await store.DumpAsync(stream, output);
        }
    }

    private static async Task<long> SnapshotOfAsync<TAggregate>(IEventStore store, StreamId stream)
        where TAggregate : IFold<TAggregate>
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(10));
        while (true)
        {
            if (await store.FindSnapshotAsync(stream, TAggregate.Fingerprint, long.MaxValue, patience.Token) is { } found) return found.Version;

            await Task.Delay(1, patience.Token);
        }
    }

    private static AppendOptions Next() => new()
    {
        Once = AppendId.From("story", (++_commands).ToString(CultureInfo.InvariantCulture)),
        Time = Monday.AddMinutes(_commands),
        Actor = "the author",
    };

    private static async Task RefuseAsync(TextWriter output, Func<Task> command)
    {
        try
        {
            await command();
        }
        catch (FoldstreamException refusal)
        {
            Say(output, $"{refusal.GetType().Name}: {refusal.Message}");
        }
    }

    private static void Say(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
