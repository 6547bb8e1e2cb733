using System.Collections.Immutable;
using System.Diagnostics;
using Foldstream.Generated.Tests.Repositories;

namespace Foldstream.Generated.Tests.Signals;

[Collection(Listening.Alone)]
public sealed class DecisionSignalTests
{
    [Fact]
    public async Task A_decision_is_an_activity_and_its_load_and_append_are_beneath_it()
    {
        Ledger ledger = await Ledger.WithAccountAsync(5m);
        using Listening heard = new();
        await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Deposit(1m));
        Activity[] activities = [.. heard.Activities];
        Assert.Equal(["load account", "append account", "decide account"], activities.Select(activity => activity.DisplayName));
        Assert.Equal([ActivityKind.Client, ActivityKind.Producer, ActivityKind.Internal], activities.Select(activity => activity.Kind));
        Assert.Equal([activities[2].SpanId, activities[2].SpanId, default], activities.Select(activity => activity.ParentSpanId));
        Assert.Equal((2L, 2L, 3L), (activities[0].GetTagItem("foldstream.load.events"), activities[0].GetTagItem("foldstream.version"), activities[1].GetTagItem("foldstream.version")));
        Assert.Equal(["foldstream", "append", "send", "account"], new[] { "system", "operation.name", "operation.type", "destination.name" }.Select(name => activities[1].GetTagItem("messaging." + name)));
        Assert.Equal(2, heard.ValuesOf("foldstream.load.events").Single());
        Assert.Equal(1, heard.ValuesOf("foldstream.append.events").Single());
        Assert.InRange(heard.ValuesOf("foldstream.load.duration").Single(), 0, 60);
        Assert.InRange(heard.ValuesOf("foldstream.append.duration").Single(), 0, 60);
        Assert.All(heard.Measurements, one => Assert.Equal("foldstream.category=account", one.Tags));
        Assert.Equal(typeof(FoldstreamSignals).Assembly.GetName().Version!.ToString(3), activities[0].Source.Version!.Split('-')[0]);
    }

    [Fact]
    public async Task A_load_is_one_with_or_without_a_decision_and_so_are_many()
    {
        Ledger ledger = await Ledger.WithAccountAsync(5m);
        using Listening heard = new();
        await ledger.Accounts.LoadAsync(ledger.Id);
        await ledger.Accounts.FindAsync(ledger.Id, AsOf.Version(1));
        await ledger.Accounts.LoadManyAsync([ledger.Id, ledger.Id]);
        await Assert.ThrowsAsync<StreamNotFoundException>(() => ledger.Accounts.LoadAsync(AccountId.New()));
        Assert.Equal(Enumerable.Repeat("load account", 4), heard.Activities.Select(activity => activity.DisplayName));
        Assert.Equal([2, 1, 2, 0], heard.ValuesOf("foldstream.load.events"));
    }

    [Fact]
    public async Task A_conflict_is_counted_and_the_decision_says_that_it_was_made_again()
    {
        Ledger ledger = await Ledger.WithAccountAsync(5m);
        using Listening heard = new();
        int made = 0;
        await ledger.Accounts.ExecuteAsync(ledger.Id, a =>
        {
            if (made++ == 0)
            {
                Task.Run(() => ledger.WriteAsync(new MoneyDeposited(1m))).GetAwaiter().GetResult();
            }

            a.Deposit(1m);
        });
        Assert.Equal([1], heard.ValuesOf("foldstream.append.conflicts"));
        Activity lost = heard.Activities.First(activity => activity.DisplayName == "append account");
        Assert.Equal((ActivityStatusCode.Error, typeof(VersionConflictException).FullName), (lost.Status, lost.GetTagItem("error.type")));
        Activity decision = heard.Activities.Single(activity => activity.DisplayName == "decide account");
        Assert.Equal((ActivityStatusCode.Unset, "foldstream.conflict"), (decision.Status, decision.Events.Single().Name));
    }

    [Fact]
    public async Task A_version_that_the_caller_has_not_seen_is_a_conflict_too()
    {
        Ledger ledger = await Ledger.WithAccountAsync(5m);
        using Listening heard = new();
        await Assert.ThrowsAsync<VersionConflictException>(() => ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Deposit(1m), new AppendOptions { Expected = ExpectedVersion.At(1) }));
        Assert.Equal([1], heard.ValuesOf("foldstream.append.conflicts"));
    }

    [Fact]
    public async Task A_repeated_command_and_a_refusal_are_counted_and_are_no_faults()
    {
        Ledger ledger = await Ledger.WithAccountAsync(5m);
        AppendOptions once = new() { Once = AppendId.From("queue", "signals") };
        using Listening heard = new();
        await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Close(), once);
        await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Close(), once);
        await Assert.ThrowsAsync<RefusedException>(() => ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Deposit(1m)));
        Assert.Equal([1], heard.ValuesOf("foldstream.append.repeats"));
        Assert.Equal([1], heard.ValuesOf("foldstream.decision.refusals"));
        Assert.Contains(heard.Activities, activity => activity.DisplayName == "decide account" && (string?)activity.GetTagItem("foldstream.outcome") == "refused");
        Assert.All(heard.Activities, activity => Assert.Equal(ActivityStatusCode.Unset, activity.Status));
    }

    [Fact]
    public async Task A_unit_is_one_append_beneath_one_decision()
    {
        Ledger ledger = await Ledger.WithAccountAsync(5m);
        using Listening heard = new();
        UnitOfWork unit = UnitOfWork.Begin();
        (await unit.LoadAsync(ledger.Accounts, ledger.Id)).Deposit(1m);
        (await unit.StartAsync(ledger.Counters, "a")).Count();
        await unit.CommitAsync();
        Assert.Equal(["load account", "load counter", "append unit"], heard.Activities.Select(activity => activity.DisplayName));
        Assert.Equal((2, 2), (heard.Activities.Last().GetTagItem("foldstream.streams"), heard.Activities.Last().GetTagItem("messaging.batch.message_count")));
        Assert.Equal(["foldstream.category=account", "foldstream.category=counter"], heard.Measurements.Where(one => one.Instrument == "foldstream.append.events").Select(one => one.Tags));
        await UnitOfWork.ExecuteAsync((ledger.Accounts, ledger.Id), (ledger.Counters, "a"), (account, counter) =>
        {
            account.Deposit(1m);
            counter.Count();
        });
        Assert.Equal(["load account", "load counter", "append unit", "decide unit"], heard.Activities.Skip(3).Select(activity => activity.DisplayName));
    }

    [Fact]
    public async Task No_key_and_no_payload_is_told_unless_activities_are_to_name_streams()
    {
        Ledger ledger = Ledger.Empty();
        string key = Account.StreamOf(ledger.Id).Key;
        using Listening heard = new();
        await ledger.Accounts.StartAsync(ledger.Id, Account.Open("anna"));
        await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Deposit(1m));
        await Assert.ThrowsAsync<StreamExistsException>(() => ledger.Accounts.StartAsync(ledger.Id, Account.Open("anna")));
        await Assert.ThrowsAsync<StreamNotFoundException>(() => ledger.Accounts.ExecuteAsync(AccountId.New(), a => a.Close()));
        Assert.NotEmpty(heard.Activities);
        Assert.DoesNotContain(key, heard.AllText(), StringComparison.Ordinal);
        Assert.DoesNotContain("anna", heard.AllText(), StringComparison.Ordinal);

        heard.Activities.Clear();
        Repository<Account, AccountId> accounts = new(ledger.Store, signals: new SignalOptions { NamesStreams = true });
        await accounts.ExecuteAsync(ledger.Id, a => a.Deposit(1m));
        Assert.All(heard.Activities, activity => Assert.Equal(ledger.Stream.ToString(), activity.GetTagItem("foldstream.stream")));
        Assert.All(heard.Measurements, one => Assert.DoesNotContain(key, one.Tags, StringComparison.Ordinal));
    }
}
