using System.Collections.Concurrent;
using Foldstream.Aggregates;
using Foldstream.Stores;
using Foldstream.Subscriptions;
using Foldstream.Testing.Tests.Shop;

namespace Foldstream.Testing.Tests.Faults;

public sealed class FaultTests
{
    private static readonly FaultPlan Everything = new()
    {
        FailsBefore = 0.1, LostBefore = 0.1, LostAfter = 0.1, SentTwice = 0.1, ReadingFails = 0.1, Delays = 0.1, LongestDelay = TimeSpan.FromMilliseconds(1), DropsWakeUps = 0.3,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_that_is_repeated_until_it_is_answered_is_done_once()
    {
        using InMemoryEventStore inner = new();
        FaultyEventStore store = new(inner, Everything);
        Repository<Order, OrderId> orders = new(store);
        OrderId id = new(Guid.NewGuid());
        await inner.AppendAsync([Placed(id)], [], Token);
        for (int i = 0; i < 100; i++)
        {
            AppendId once = AppendId.From("test", $"{i}");
            while (true)
            {
                try
                {
                    await orders.ExecuteAsync(id, (order, _) => order.AddLine("SKU", 1), new AppendOptions { Once = once }, Token);
                    break;
                }
                catch (Exception e) when (e is StoreUnusableException or AppendOutcomeUnknownException)
                {
                }
            }
        }

        Assert.Equal(100, (await new Repository<Order, OrderId>(inner).LoadAsync(id, cancellationToken: Token)).Lines);
        string[] kinds = ["append failed before", "append lost after", "append lost before", "append sent twice", "reading failed"];
        Assert.Equal(kinds, store.Injected.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_seed_fails_in_the_same_places()
    {
        async Task<IEnumerable<string>> RunAsync(int seed)
        {
            using InMemoryEventStore inner = new();
            FaultyEventStore store = new(inner, Everything with { Seed = seed });
            for (int i = 0; i < 50; i++)
            {
                try
                {
                    await store.AppendAsync([Placed(new OrderId(Guid.NewGuid()))], [], Token);
                }
                catch (FoldstreamException)
                {
                }
            }

            return store.Injected;
        }

        Assert.Equal(await RunAsync(7), await RunAsync(7));
        Assert.NotEqual(await RunAsync(7), await RunAsync(8));
    }

    [Fact]
    public async Task Nothing_goes_wrong_without_a_chance_or_when_it_is_calm()
    {
        using InMemoryEventStore inner = new();
        FaultyEventStore well = new(inner, new FaultPlan()), calm = new(inner, Everything with { FailsBefore = 1 });
        calm.Calm();
        for (int i = 0; i < 50; i++)
        {
            await well.AppendAsync([Placed(new OrderId(Guid.NewGuid()))], [], Token);
            await calm.AppendAsync([Placed(new OrderId(Guid.NewGuid()))], [], Token);
        }

        Assert.Empty(well.Injected);
        Assert.Empty(calm.Injected);
        Assert.Equal(100, await well.WaitForEventsAsync(99, Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaultPlan { Delays = 1.1 });
    }

    [Fact]
    public async Task Checkpoints_that_fail_repeat_what_a_handler_did_outside_and_lose_nothing()
    {
        using InMemoryEventStore inner = new();
        FaultPlan rare = Everything with { FailsBefore = 0.03, LostBefore = 0.03, LostAfter = 0.05, ReadingFails = 0.03 };
        FaultyEventStore store = new(inner, rare);
        FaultyCheckpointStore checkpoints = new(new InMemoryCheckpointStore(), rare);
        ConcurrentQueue<(long Position, AppendId Once)> handled = [];
        await using SubscriptionRunner runner = new(store, checkpoints);
        SubscriptionDefinition definition = new("Mailer", "mailer", [TypeOf<OrderPlaced>()]);
        runner.Add(definition, () => new ScopedHandler(new Mailer(handled), null), new SubscriptionOptions { BatchSize = 3, RetryDelay = TimeSpan.FromMilliseconds(1), Lease = TimeSpan.FromMilliseconds(300) });
        runner.Start();
        for (int i = 0; i < 200; i++)
        {
            await inner.AppendAsync([Placed(new OrderId(Guid.NewGuid()))], [], Token);
        }

        for (int i = 0; runner.Statuses[0].Position < 200; i++)
        {
            Assert.True(i < 3000, $"It did not come to the end: {runner.Statuses[0]}");
            await Task.Delay(10, Token);
        }

        Assert.Equal(Enumerable.Range(1, 200).Select(position => (long)position), handled.Select(one => one.Position).Distinct());
        Assert.Equal(200, handled.Select(one => one.Once).Distinct().Count());
        Assert.True(handled.Count > 200, "Nothing was handled twice.");
        Assert.Contains("commit lost after", checkpoints.Injected);
    }

    [Fact]
    public async Task A_faulty_store_keeps_every_rule_that_needs_no_calm()
    {
        ConformanceReport report = await StoreConformance.RunAsync(limits => ValueTask.FromResult<IEventStore>(
            new FaultyEventStore(new InMemoryEventStore(limits), new FaultPlan { SentTwice = 0.5, Delays = 0.2, LongestDelay = TimeSpan.FromMilliseconds(1), DropsWakeUps = 0.5 })), cancellationToken: Token);
        report.ThrowIfBroken();
    }

    private static Foldstream.Events.EventType TypeOf<TEvent>()
        where TEvent : Foldstream.Events.IEvent<TEvent>
        => TEvent.EventType;

    private static StreamAppend Placed(OrderId id)
    {
        Foldstream.Events.PageBuilder page = new();
        page.Add(new OrderPlaced("ada"));
        return new StreamAppend { Stream = Order.StreamOf(id), Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UnixEpoch };
    }

    private sealed class Mailer(ConcurrentQueue<(long Position, AppendId Once)> handled) : ISubscriptionHandler
    {
        public ValueTask HandleAsync(PageDelivery page, CancellationToken cancellationToken)
        {
            while (page.TryNext(out int tag))
            {
                Assert.Equal(ReplayTag.FirstEvent, tag);
                handled.Enqueue((page.Context.Position, page.Context.Once));
            }

            return ValueTask.CompletedTask;
        }
    }
}
