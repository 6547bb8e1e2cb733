using Foldstream.Generators.Tests.Functional;

namespace Foldstream.Generators.Tests;

public sealed class SnapshotTests
{
    [Fact]
    public void An_aggregate_with_a_birth_event() => Snapshot.Matches(Generation.Of(Sources.Shop));

    [Fact]
    public void An_aggregate_with_an_initial_state() => Snapshot.Matches(Generation.Of("""
        namespace Shop;

        [Event("counted", Version = 2)]
        internal sealed partial record Counted(int By, string? Why = null);

        [Event("reset")]
        internal readonly partial record struct Reset;

        [Aggregate("counter")]
        [Ignores("counter-renamed")]
        internal sealed partial class Counter
        {
            public int Count { get; private set; }

            public long Version { get; private set; }

            public DateTimeOffset At { get; private set; }

            public void Add(int by)
            {
                Raise(new Counted(by));
                Raise(new Reset());
            }

            private void Apply(Counted e, in EventContext context)
            {
                Count += e.By;
                At = context.Time;
            }

            private void Apply(in Reset e) => Count = 0;
        }
        """));

    [Fact]
    public void An_event_that_may_begin_a_stream_or_follow() => Snapshot.Matches(Generation.Of("""
        namespace Shop;

        [Event("price-set")]
        public readonly partial record struct PriceSet(decimal Price);

        [Aggregate("price", Key = typeof(int))]
        public sealed partial class Price
        {
            private Price(PriceSet e, in EventContext context) => (Current, Since) = (e.Price, context.Time);

            public decimal Current { get; private set; }

            public DateTimeOffset Since { get; private set; }

            public void Set(decimal price) => Raise(new PriceSet(price));

            private void Apply(in PriceSet e, in EventContext context) => (Current, Since) = (e.Price, context.Time);
        }
        """));

    [Fact]
    public void A_record_struct_with_Initial() => Snapshot.Matches(Generation.Of(CartSource.Events, CartSource.Cart(CartSource.Struct)));

    [Fact]
    public void A_record_with_Initial() => Snapshot.Matches(Generation.Of(CartSource.Events, CartSource.Cart(CartSource.Class)));

    [Fact]
    public void A_record_struct_with_a_birth_event() => Snapshot.Matches(Generation.Of(CartSource.Events, CartSource.Born(CartSource.Struct)));

    [Fact]
    public void A_record_with_a_birth_event_that_is_not_public() => Snapshot.Matches(Generation.Of(
        CartSource.Events.Replace("public readonly partial record struct CartOpened", "internal readonly partial record struct CartOpened", StringComparison.Ordinal),
        CartSource.Born(CartSource.Class).Replace("public static CartOpened", "internal static CartOpened", StringComparison.Ordinal)
            .Replace("public Events", "internal Events", StringComparison.Ordinal)));

    [Fact]
    public void A_record_with_errors_keeps_its_public_shape() => Snapshot.Matches(Generation.Of(CartSource.Events, """
        namespace Shop;

        [Aggregate("Not A Category", Key = typeof(CartId))]
        public readonly partial record struct Cart(int Items)
        {
            public static Cart Initial => new(0);

            public Cart.Events Add() => [new ItemAdded("", 1)];

            public static Events Decide(Cart state, CheckOut command) => state.Add();

            public static void Run(IRepository<Cart, CartId> carts, CartId id)
            {
                carts.StartAsync(id, c => c.Add());
                carts.ExecuteAsync(id, c => []);
                carts.ExecuteAsync(id, new CheckOut(1));
            }

            private void Apply(in CheckedOut e) { }

            private Cart Apply(in ItemAdded e) => this;
        }
        """));

    [Fact]
    public void An_event_with_every_kind_of_member() => Snapshot.Matches(Generation.Of(Sources.OrderId, """
        namespace Shop;

        public enum Colour : byte { Red, Green }

        public sealed record Address(string Street, string? Note = null);

        public readonly record struct Money(decimal Amount, string Currency);

        [Event("everything")]
        public sealed partial record Everything(
            bool Flag, char Letter, long Number, double Ratio, DateTime When, DateTimeOffset Zoned, ReadOnlyMemory<byte> Bytes,
            Colour Colour, Colour? Shade, OrderId Order, OrderId? Parent, int? Count, string? Note, Money Price, Money? Discount,
            Address Home, Address? Work, ImmutableArray<int> Numbers, ImmutableArray<string?> Notes, ImmutableArray<Money> Prices,
            ImmutableArray<ImmutableArray<Address>> Routes, int Amount = 7, Colour Favourite = Colour.Green)
        {
            public TimeSpan? Elapsed { get; init; }
        }
        """));

    [Fact]
    public void An_event_with_collections_and_tuples() => Snapshot.Matches(Generation.Of(Sources.OrderId, """
        namespace Shop;

        public readonly record struct Money(decimal Amount, string Currency);

        [Event("collected")]
        public sealed partial record Collected(
            ImmutableList<string> Names, IReadOnlyList<int> Numbers, ImmutableHashSet<OrderId> Orders, IReadOnlySet<string> Tags, ImmutableSortedSet<string>? Sorted,
            ImmutableDictionary<string, Money> Prices, IReadOnlyDictionary<int, ImmutableArray<string?>> Pages,
            System.Collections.Frozen.FrozenDictionary<Guid, (int Count, string? Note)> Counts,
            (int, Uri)? Link, ImmutableArray<(Half X, Version V)?> Pairs, System.Numerics.BigInteger? Big);
        """));

    [Fact]
    public void An_event_with_types_of_others() => Snapshot.Matches(Generation.Of("""
        using MessagePack;
        using MessagePack.Formatters;

        [assembly: Wire(typeof(System.Net.IPAddress), Converter = typeof(Shop.AddressWire))]

        namespace Shop;

        public readonly record struct Percentage(double Value)
        {
            public static explicit operator double(Percentage percentage) => percentage.Value;
            public static explicit operator Percentage(double value) => new(value);
        }

        public readonly struct Plot;

        public static class AddressWire
        {
            public static string ToWire(System.Net.IPAddress value) => value.ToString();
            public static System.Net.IPAddress FromWire(string value) => System.Net.IPAddress.Parse(value);
        }

        public sealed class PlotFormatter : IMessagePackFormatter<Plot>
        {
            public void Serialize(ref MessagePackWriter writer, Plot value, MessagePackSerializerOptions options) => writer.WriteNil();
            public Plot Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) { reader.ReadNil(); return default; }
        }

        [Event("borrowed")]
        public readonly partial record struct Borrowed(
            [Wire(As = typeof(double))] Percentage Discount, System.Net.IPAddress From, ImmutableArray<System.Net.IPAddress?> Via, [Wire(Formatter = typeof(PlotFormatter))] Plot? Plot);
        """));

    [Fact]
    public void An_event_that_holds_a_closed_hierarchy() => Snapshot.Matches(Generation.Of(Sources.Payment, Sources.OrderPaid));

    [Fact]
    public void An_enum_with_a_member_for_unknown_numbers() => Snapshot.Matches(Generation.Of("""
        namespace Shop;

        public enum Carrier : short { [Unknown] Other = -1, Post = 1, Mail = 1, Courier = 2, Drone = 3, Ship = 9 }

        public sealed record Leg(Carrier By, Carrier? Instead);

        [Event("shipped")]
        public readonly partial record struct Shipped(Carrier By, Carrier? Then, ImmutableArray<Carrier> All, Leg First, Carrier Last = Carrier.Post);
        """));

    [Fact]
    public void Identifiers_of_every_kind() => Snapshot.Matches(Generation.Of("""
        namespace Shop;

        [Identifier] public readonly partial record struct CustomerId(Guid Value) : IParsable<CustomerId>;

        [Identifier] public readonly partial record struct Sku(string Text) : IParsable<Sku>;

        [Identifier] public readonly partial record struct Number(long Value) : IParsable<Number>;

        public static partial class Outer
        {
            [Identifier] private readonly partial record struct Inner(int Value);
        }
        """));

    [Fact]
    public void Types_with_errors_keep_their_public_shape()
    {
        Generation generation = Generation.Of("""
            namespace Shop;

            [Identifier] public readonly partial record struct WrongId(object Value) : IParsable<WrongId>;

            [Event("wrong")]
            public sealed partial record Wrong(List<int> Numbers);

            [Event("right")]
            public sealed partial record Right(int Number);

            [Aggregate("Not A Category")]
            public sealed partial class Mistaken
            {
                private Mistaken(Wrong e) { }

                public void Decide() => Raise(new Right(1));

                private void Apply(Right e) { }
            }
            """);

        Snapshot.Matches(generation);
    }

    [Fact]
    public void Every_folder_of_snapshots_has_its_test()
    {
        IEnumerable<string> tests = typeof(SnapshotTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(method => method.Name);

        Assert.Empty(Snapshot.Folders().Except(tests));
    }
}
