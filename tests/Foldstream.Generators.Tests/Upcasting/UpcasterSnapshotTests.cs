namespace Foldstream.Generators.Tests.Upcasting;

public sealed class UpcasterSnapshotTests
{
    [Fact]
    public void One_upcaster() => Snapshot.Matches(Shop(
        """
        [Event("order-placed", Version = 2)]
        public readonly partial record struct OrderPlaced(Guid CustomerId, string Currency, Channel Channel)
        {
            private static OrderPlaced Upcast(in V1 old) => new(old.CustomerId, old.Currency, Channel.Web);
        }

        public enum Channel { Web, Shop }

        [Aggregate("order")]
        public sealed partial class Order
        {
            private Order(in OrderPlaced e) => Customer = e.CustomerId;

            public Guid Customer { get; }
        }
        """,
        """
        event order-placed@1 is Shop.OrderPlaced
          CustomerId: guid
          Currency: str = "EUR"
        """));

    [Fact]
    public void A_chain_of_upcasters() => Snapshot.MatchesFiles(WithoutProblems(
        """
        [Event("order-placed", Version = 3)]
        internal sealed partial record OrderPlaced(string Customer, string Currency, int Lines)
        {
            private static V2 Upcast(in V1 old) => new(old.Customer, "EUR");

            private static OrderPlaced? Upcast(V2 old)
            {
                return old.Customer.Length == 0 ? null : new(old.Customer, old.Currency, 0);
            }
        }

        [Aggregate("order")]
        internal readonly partial record struct Order(string Customer)
        {
            public static Order Initial => default;

            private Order Apply(OrderPlaced e, in EventContext context) => new(e.Customer);
        }
        """,
        """
        event order-placed@1 is Shop.OrderPlaced
          Customer: str

        event order-placed@2 is Shop.OrderPlaced
          Customer: str
          Currency: str
        """));

    [Fact]
    public void A_split_and_an_upcaster_to_nothing() => Snapshot.MatchesFiles(WithoutProblems(
        """
        [Event("order-packed")]
        public readonly partial record struct OrderPacked(string Box);

        [Event("order-sent", Version = 2)]
        public sealed partial record OrderSent(string Parcel, string By);

        [Event("stamp-used")]
        public readonly partial record struct StampUsed(int Number);

        public static partial class Shipping
        {
            [Upcasts("order-shipped", 1)]
            private static (OrderPacked, OrderSent?, StampUsed) Pack(in OrderShippedV1 old)
                => (new OrderPacked(old.Box), old.Parcel is null ? null : new(old.Parcel, "post"), new StampUsed(old.Stamp));

            [Upcasts("order-viewed", 1)]
            private static void Forget(OrderViewedV1 old)
            {
            }
        }

        [Aggregate("order")]
        [Ignores<StampUsed>]
        public sealed partial record Order(string Box, string Parcel)
        {
            public static Order Initial { get; } = new("", "");

            private Order Apply(in OrderPacked e) => this with { Box = e.Box };

            private Order Apply(OrderSent e) => this with { Parcel = e.Parcel };
        }
        """,
        """
        event order-shipped@1 is Shop.OrderShipped
          Box: str
          Parcel: str?
          Stamp: i32

        event order-viewed@1 is Shop.OrderViewed
          By: str
        """));

    [Fact]
    public void An_old_version_with_revisions_of_nested_types() => Snapshot.MatchesFiles(WithoutProblems(
        """
        public enum Currency { Euro = 1 }

        public sealed record Line(string Sku, int Quantity, bool Gift = false);

        [Event("order-placed", Version = 2)]
        public readonly partial record struct OrderPlaced(Currency Currency, ImmutableArray<Line> Lines)
        {
            private static OrderPlaced Upcast(in V1 old)
                => new(old.In is Revisions.Money1.Coin ? Currency.Euro : default, old.Lines);
        }

        [Event("order-paid", Version = 2)]
        public readonly partial record struct OrderPaid(Currency Currency)
        {
            private static OrderPaid Upcast(in V1 old) => new((Currency)(int)old.Currency);
        }
        """,
        """
        event order-paid@1 is Shop.OrderPaid
          Currency: Shop.Currency@1

        event order-placed@1 is Shop.OrderPlaced
          Currency: Shop.Currency@1
          Lines: [Shop.Line@1]
          In: Shop.Money@1
          Till: Shop.TillId@1
          Where: (Row: Shop.Place@1, Column: i32?)?
          By: {str: Shop.Place@1?}
          Seen: {Shop.TillId@1}
          Raw: any
          More: any?

        record Shop.Coin@1
          Cents: i32

        record Shop.Line@1
          Sku: str
          Quantity: i32

        record Shop.Note@1
          Number: str

        record Shop.Place@1
          X: i32
          Y: i32 = 3

        hierarchy Shop.Money@1
          1: Shop.Coin@1
          2: Shop.Note@1

        enum Shop.Currency@1: i32
          Euro = 7
          Dollar = 2
          Pound = 3 gone

        identifier Shop.TillId@1: i32
        """));

    private static Generation WithoutProblems(string source, string entries)
    {
        Generation generation = Shop(source, entries);
        Assert.Empty(generation.Problems);
        return generation;
    }

    private static Generation Shop(string source, string entries)
        => Generation.Of(Generation.Project("namespace Shop;\n\n" + source), "format 1\n\n[shipped]\n\n" + entries + "\n\n[unshipped]\n");
}
