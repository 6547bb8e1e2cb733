namespace Foldstream.Generators.Tests.Subscriptions;

public sealed class SubscriptionSnapshotTests
{
    private const string Upcast = """
        namespace Shop;

        [Event("visit-booked", Version = 2)]
        public readonly partial record struct VisitBooked(string Guest, int Nights)
        {
            private static VisitBooked Upcast(in V1 old) => new(old.Guest, 1);
        }

        [Event("guest-renamed")] public sealed partial record GuestRenamed(string Guest);

        [Event("nights-changed")] public readonly partial record struct NightsChanged(int Nights);

        public static partial class Formerly
        {
            [Upcasts("visit-changed", 1)]
            private static (GuestRenamed?, NightsChanged) Split(in VisitChangedV1 old) => (old.Guest is null ? null : new GuestRenamed(old.Guest), new NightsChanged(old.Nights));

            [Upcasts("visit-viewed", 1)]
            private static void Forget(in VisitViewedV1 old) { }
        }
        """;

    private const string Lock = """
        format 1

        [shipped]

        event visit-booked@1 is Shop.VisitBooked
          Guest: str

        event visit-changed@1 is Shop.VisitChanged
          Guest: str?
          Nights: i32

        event visit-viewed@1 is Shop.VisitViewed
          By: str

        [unshipped]
        """;

    [Fact]
    public void A_subscription_of_an_aggregate() => Snapshot.MatchesSubscriptions(Generation.Of(Sources.SubscribedShop));

    [Fact]
    public void A_synchronous_subscription_of_categories() => Snapshot.MatchesSubscriptions(Generation.Of([.. Sources.Shop, """
        namespace Shop;

        [Subscription("search", Categories = ["order", "cart"])]
        [Ignores("order-printed")]
        internal sealed partial class Search
        {
            public int Lines { get; private set; }

            private void Handle(in OrderLineAdded e, in EventContext context) => Lines += e.Quantity;

            private static void Handle(OrderViewed e) { }
        }
        """]));

    [Fact]
    public void Services_of_every_kind() => Snapshot.MatchesSubscriptions(Generation.Of([.. Sources.Shop, """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;

        namespace Shop;

        public enum Region { North = 1, South = 2 }

        [Subscription("mail")]
        public sealed partial class Mail
        {
            internal Mail(
                ILogger<Mail> logger, [FromKeyedServices("eu")] IFormatProvider format, [FromKeyedServices(Region.South)] IServiceProvider south,
                [FromKeyedServices(typeof(Order))] TimeProvider? clock = null, Region region = Region.North, int? limit = null, string greeting = "Dear \"you\"", IComparer<string?>? order = null, (int From, int To) range = default)
            {
            }

            private Mail() { }

            private async ValueTask Handle(OrderPlaced e, HandlerContext context, CancellationToken cancellationToken) => await Task.Delay(e.CustomerId == default ? 0 : 1, cancellationToken);
        }
        """]));

    [Fact]
    public void Old_versions_come_through_their_upcasters() => Snapshot.MatchesSubscriptions(Generation.Of(Generation.Project(Upcast, """
        namespace Shop;

        [Subscription("desk")]
        public sealed partial class Desk
        {
            private Task Handle(GuestRenamed e, HandlerContext context) => Task.CompletedTask;

            private void Handle(in NightsChanged e, in EventContext context) => _ = e.Nights;

            private void Handle(in VisitBooked e) => _ = e.Nights;
        }

        [Subscription("counter")]
        public sealed partial class Counter
        {
            private void Handle(in NightsChanged e, HandlerContext context) { }
        }
        """), Lock));

    [Fact]
    public void A_subscription_with_errors_keeps_its_public_shape() => Snapshot.MatchesSubscriptions(Generation.Of([.. Sources.Shop, """
        namespace Shop;

        [Subscription("Not A Name")]
        public sealed partial class Wrong(int number)
        {
            private int Handle(in OrderPlaced e) => number;
        }
        """]));

    [Fact]
    public void The_manifest_names_the_subscriptions()
    {
        string manifest = Generation.Of(Sources.SubscribedShop).Files["FoldstreamManifest.g.cs"];

        Assert.Contains("visitor.Aggregate<global::Shop.Order, global::Shop.OrderId>();\n            visitor.Subscription<global::Shop.Billing>();\n", manifest, StringComparison.Ordinal);
    }
}
