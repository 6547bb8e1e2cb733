using System.Collections.Immutable;
using System.Diagnostics;
using Foldstream.Events;
using Foldstream.Generated.Tests.Repositories;
using Foldstream.Generated.Tests.Subscriptions;
using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Generated.Tests.Signals;

/// <summary>The trace goes with the append, and reaches who handles it.</summary>
[Collection(Listening.Alone)]
public sealed class TraceTests
{
    [Fact]
    public async Task The_trace_goes_from_the_decision_to_the_handler()
    {
        Ledger ledger = Ledger.Empty();
        using Listening heard = new(measurements: false);
        using Activity request = Begin();
        request.TraceStateString = "vendor=1";
        await ledger.Accounts.StartAsync(ledger.Id, Account.Open("anna"));
        request.Stop();
        Activity decision = heard.Activities.Single(activity => activity.DisplayName == "decide account");
        Assert.Equal($"\"traceparent\":\"{decision.Id}\",\"tracestate\":\"vendor=1\"", await HeadersAsync(ledger));

        Travellers seen = new();
        await Subscribed.RunAsync<Traveller>(ledger.Store, new ServiceCollection().AddSingleton(seen).BuildServiceProvider());
        Activity handling = heard.Activities.Single(activity => activity.DisplayName == "handle traveller");
        Assert.Equal((ActivityKind.Consumer, request.TraceId, decision.SpanId, true), (handling.Kind, handling.TraceId, handling.ParentSpanId, handling.HasRemoteParent));
        Assert.Equal((handling.Id, "vendor=1"), (seen.Ids.Single(), handling.TraceStateString));
    }

    [Fact]
    public async Task What_is_raised_on_a_loaded_aggregate_carries_the_activity_that_it_was_raised_in()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        Account account = await ledger.Accounts.LoadAsync(ledger.Id);
        account.Deposit(1m);
        await ledger.Accounts.SaveAsync(account);
        Assert.Equal("", await HeadersAsync(ledger));
        foreach (string _ in new[] { "first", "second" })
        {
            using Activity request = Begin();
            account.Deposit(1m);
            string id = request.Id!;
            request.Stop();
            await ledger.Accounts.SaveAsync(account);
            Assert.Equal($"\"traceparent\":\"{id}\"", await HeadersAsync(ledger));
        }

        account.Deposit(1m);
        await ledger.Accounts.SaveAsync(account);
        Assert.Equal("", await HeadersAsync(ledger));
    }

    [Fact]
    public async Task The_callers_own_trace_wins_and_both_an_option_and_the_sampling_switch_it_off()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        using Activity request = Begin();
        EventMetadata own = new() { Headers = ImmutableSortedDictionary<string, string>.Empty.Add("traceparent", "mine") };
        await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Deposit(1m), new AppendOptions { Metadata = own });
        Assert.Equal("\"traceparent\":\"mine\"", await HeadersAsync(ledger));

        await new Repository<Account, AccountId>(ledger.Store, signals: new SignalOptions { StoresTraceContext = false }).ExecuteAsync(ledger.Id, a => a.Deposit(1m));
        Assert.Equal("", await HeadersAsync(ledger));

        request.ActivityTraceFlags = ActivityTraceFlags.None;
        await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Deposit(1m));
        Assert.Equal("", await HeadersAsync(ledger));
        request.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Deposit(1m), new AppendOptions { Actor = "carl" });
        Assert.Equal($"\"traceparent\":\"{request.Id}\"", await HeadersAsync(ledger));
    }

    [Fact]
    public async Task An_append_that_is_repeated_in_another_trace_is_the_same_append()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        AppendOptions once = new() { Once = AppendId.From("queue", "traced") };
        Appended first;
        using (Begin())
        {
            first = await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Deposit(1m), once);
        }

        using Activity later = Begin();
        Assert.Equal(first with { Repeated = true }, await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Deposit(1m), once));

        // The store itself, which is not asked for the id before, compares the events alone.
        PageBuilder page = new();
        page.Add(new MoneyDeposited(1m));
        StreamAppend again = new()
        {
            Stream = ledger.Stream,
            Page = page,
            AppendId = once.Once,
            Time = ledger.Clock.GetUtcNow(),
            Metadata = new EventMetadata { Headers = ImmutableSortedDictionary<string, string>.Empty.Add("traceparent", later.Id!) },
        };
        Assert.Equal(first with { Repeated = true }, (await ledger.Store.AppendAsync([again]))[0]);
    }

    private static Activity Begin()
    {
        Activity activity = new("a request") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
        return activity.SetIdFormat(ActivityIdFormat.W3C).Start();
    }

    /// <summary>The headers of the last append, as a dump writes them.</summary>
    private static async Task<string> HeadersAsync(Ledger ledger)
    {
        StringWriter lines = new();
        await ledger.Store.DumpAsync(ledger.Stream, lines);
        string last = lines.ToString().TrimEnd().Split('\n')[^1];
        int at = last.IndexOf("\"headers\":{", StringComparison.Ordinal);
        return at < 0 ? "" : last[(at + 11)..last.IndexOf('}', at)];
    }
}

internal sealed class Travellers
{
    public List<string?> Ids { get; } = [];
}

[Subscription("traveller", Categories = ["account"])]
internal sealed partial class Traveller(Travellers travellers)
{
    private void Handle(in AccountOpened e) => travellers.Ids.Add(Activity.Current?.Id ?? e.Owner);
}
