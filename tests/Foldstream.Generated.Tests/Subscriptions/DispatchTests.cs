using Foldstream.Events;
using Foldstream.Formers;
using Foldstream.Generated.Tests.Shop;
using Foldstream.Generated.Tests.Upcasting;
using Foldstream.Hosting;
using Foldstream.Stores;
using Foldstream.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Generated.Tests.Subscriptions;

public sealed class DispatchTests : IAsyncDisposable
{
    private readonly InMemoryEventStore _store = new();
    private readonly Journal _journal = new();

    private IServiceProvider Services => new ServiceCollection().AddSingleton(_journal).AddKeyedSingleton("two", new Journal()).BuildServiceProvider();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Handlers_of_every_form_are_given_their_events_in_order()
    {
        Repository<Order, OrderId> orders = new(_store);
        OrderId id = OrderId.New();
        await orders.StartAsync(id, Order.Place(Guid.NewGuid(), Currency.USD), cancellationToken: Subscribed.Token);
        await orders.ExecuteAsync(id, o => o.Add("a", 2, 1.5m), cancellationToken: Subscribed.Token);
        await AppendAsync(Order.StreamOf(id), page => page.Add(new OrderViewed("eve")));
        await orders.ExecuteAsync(id, o => o.Note("bea", "soon"), cancellationToken: Subscribed.Token);
        await orders.ExecuteAsync(id, o => o.Pay(new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc)), cancellationToken: Subscribed.Token);

        await Subscribed.RunAsync<Bookkeeping>(_store, Services);

        Assert.Equal(
            ["placed USD", "line 2 x 1.5, sku a, version 2", "noted soon at 4 in bookkeeping, attempt 1", "paid on 2026-11-24, version 5"], _journal.Lines);
    }

    [Fact]
    public async Task Old_versions_come_through_their_upcasters_each_part_with_its_place()
    {
        await AppendAsync(Visit.StreamOf("a"), page =>
        {
            page.Add(new VisitBookedV1("ann", 2));
            page.Add(new VisitChanged("bea", 3));
            page.Add(new VisitChanged(null, 4));
            page.Add(new VisitViewed("eve"));
            page.Add(new VisitBookedV3("jo", 1, "12", 99m));
        });
        await AppendAsync(StreamId.Parse("elsewhere/a", null), page => page.Add(new NightsChanged(77)));

        await Subscribed.RunAsync<Desk>(_store, Services);

        Assert.Equal(["1.0 ann 2 desk", "2.0 guest bea", "2.1 nights 3", "3.1 nights 4", "5.0 jo 1 desk"], _journal.Lines);
    }

    [Fact]
    public async Task An_open_subscription_passes_by_what_its_build_knows_and_stops_at_what_it_does_not()
    {
        await AppendAsync(StreamId.Parse("order/a", null), page =>
        {
            page.Add(new OrderPlaced(Guid.NewGuid(), Currency.EUR));
            page.Add(new OrderLineAdded("a", 2, 3m));
            page.Add(new GuestRenamed("ann"));
            page.Add(new OrderPrinted(1));
            page.Add(new OrderPaid(DateTime.UnixEpoch));
            page.Add(new OrderFaxed(1));
            page.Add(new OrderLineAdded("never", 1, 1m));
        });
        PageDelivery delivery = new(new DeliveryScope("tally"));
        (await Subscribed.BeginAsync<Tally>(_store, delivery))();
        Tally tally = Subscribed.Create<Tally>(Services);

        await ((ISubscriptionHandler)tally).HandleAsync(delivery, Subscribed.Token);

        Assert.Equal((1, 6m, 2L, 5L), (tally.Count, tally.Total, tally.LastVersion, tally.LastPosition));
        Assert.Equal((true, 6L), (delivery.IsStopped, delivery.Position));
    }

    [Fact]
    public async Task A_subscription_of_an_aggregate_stops_at_what_is_none_of_its_events()
    {
        await AppendAsync(StreamId.Parse("order/a", null), page => page.Add(new GuestRenamed("ann")));
        PageDelivery delivery = new(new DeliveryScope("bookkeeping"));
        (await Subscribed.BeginAsync<Bookkeeping>(_store, delivery))();

        await ((ISubscriptionHandler)Subscribed.Create<Bookkeeping>(Services)).HandleAsync(delivery, Subscribed.Token);

        Assert.True(delivery.IsStopped);
        Assert.Empty(_journal.Lines);
    }

    [Fact]
    public async Task A_cancelled_page_goes_no_further()
    {
        await AppendAsync(StreamId.Parse("order/a", null), page => page.Add(new OrderLineAdded("a", 2, 3m)));
        PageDelivery delivery = new(new DeliveryScope("tally"));
        (await Subscribed.BeginAsync<Tally>(_store, delivery))();
        Tally tally = Subscribed.Create<Tally>(Services);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ((ISubscriptionHandler)tally).HandleAsync(delivery, new CancellationToken(canceled: true)));

        Assert.Equal(0, tally.Count);
    }

    [Fact]
    public void The_definition_says_what_is_declared()
    {
        SubscriptionDefinition bookkeeping = Subscribed.DefinitionOf<Bookkeeping>(), tally = Subscribed.DefinitionOf<Tally>();

        Assert.Equal(("Bookkeeping", "bookkeeping", 4, FailureAction.Park), (bookkeeping.TypeName, bookkeeping.Name, bookkeeping.Shards, bookkeeping.OnFailure));
        Assert.Equal(["order-placed", "order-line-added", "order-noted", "order-paid"], bookkeeping.Events.Select(e => e.Name));
        Assert.Equal(["order"], bookkeeping.Categories);
        Assert.Equal(["order-viewed"], bookkeeping.Ignored);
        Assert.Null(bookkeeping.Known);
        Assert.Empty(tally.Categories);
        Assert.Equal(["order-printed"], tally.Ignored);
        Assert.Equal((1, FailureAction.Stop), (tally.Shards, tally.OnFailure));
        Assert.NotNull(tally.Known);
    }

    [Fact]
    public void It_is_made_with_the_services_that_its_constructor_takes()
    {
        IServiceProvider services = Services;

        Assert.Equal(
            (_journal, services.GetRequiredKeyedService<Journal>("two"), _journal, 3, "hello"), Subscribed.Create<Made>(services).Given);
        Assert.Equal(
            "good morning", Subscribed.Create<Made>(new ServiceCollection().AddSingleton(_journal).AddKeyedSingleton("two", _journal).AddKeyedSingleton(7, "good morning").BuildServiceProvider()).Given.Greeting);
        Assert.Throws<InvalidOperationException>(() => Subscribed.Create<Made>(new ServiceCollection().BuildServiceProvider()));
    }

    [Fact]
    public void The_manifest_names_every_subscription_of_the_project()
    {
        SubscriptionList list = new();
        Subscribed.DefinitionOf<Tally>().Known!.Accept(list);

        Assert.Equal(["bookkeeping", "delivery-count", "delivery-mail", "desk", "made", "tally", "traveller", "unpruned-tally"], list.Names.Order(StringComparer.Ordinal));
    }

    private async Task AppendAsync(StreamId stream, Action<PageBuilder> write)
    {
        PageBuilder page = new();
        write(page);
        await _store.AppendAsync([new StreamAppend { Stream = stream, Page = page, AppendId = AppendId.New(), Time = DateTimeOffset.UnixEpoch }], Subscribed.Token);
    }

    private sealed class SubscriptionList : IManifestVisitor
    {
        public List<string> Names { get; } = [];

        void IManifestVisitor.Event<TEvent>()
        {
        }

        void IManifestVisitor.Aggregate<TAggregate, TKey>()
        {
        }

        void IManifestVisitor.Subscription<TSubscription>() => Names.Add(TSubscription.Definition.Name);

        public void Reference(AssemblyManifest manifest)
        {
        }
    }
}
