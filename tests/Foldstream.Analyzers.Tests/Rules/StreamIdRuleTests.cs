namespace Foldstream.Analyzers.Tests.Rules;

public sealed class StreamIdRuleTests
{
    private const string Domain = """
        namespace Shop
        {
            [Identifier] public readonly partial record struct OrderId(Guid Value);

            [Identifier] public readonly partial record struct Isbn(string Text);

            [Event("counted")] public readonly partial record struct Counted(int By);

            [Aggregate("order", Key = typeof(OrderId))] public sealed partial class Order { private void Apply(in Counted e) { } }

            [Aggregate("book", Key = typeof(Isbn))] public sealed partial record Book { public static Book Initial => new(); private Book Apply(in Counted e) => this; }

            [Aggregate("room")] public sealed partial class Room { private void Apply(in Counted e) { } }

            [Aggregate("seat", Key = typeof(int))] public sealed partial class Seat { private void Apply(in Counted e) { } }

            [Aggregate("desk")] public sealed partial class Desk { public static int StreamOf(string key) => key.Length; private void Apply(in Counted e) { } }
        }

        """;

    [Fact]
    public Task What_the_aggregate_would_name_is_reported() => Verify.DiagnosticsWithGenerators(Domain + """
        namespace Host
        {
            using Shop;

            public static class Streams
            {
                private const string Category = "order";

                public static StreamId OfOrder(OrderId id) => {|FOLD514:new StreamId("order", id.ToString())|};
                public static StreamId OfValue(OrderId id) => {|FOLD514:new StreamId(Category, id.Value.ToString("N"))|};
                public static StreamId OfNew(OrderId id) { StreamId stream = {|FOLD514:new(key: id.ToString(), category: "order")|}; return stream; }
                public static StreamId OfText(OrderId id) => {|FOLD514:StreamId.Parse($"order/{id}")|};
                public static StreamId OfSum(Isbn isbn) => {|FOLD514:StreamId.Parse("book/" + isbn.Text)|};
                public static StreamId OfBook(Isbn isbn) => {|FOLD514:new StreamId("book", isbn.Text)|};
                public static StreamId OfRoom(string name) => {|FOLD514:new StreamId("room", name)|};
                public static StreamId OfHall() => {|FOLD514:new StreamId("room", "hall")|};
                public static StreamId OfSeat(int number) => {|FOLD514:new StreamId("seat", number.ToString())|};
            }
        }
        """);

    [Fact]
    public Task What_has_no_typed_way_is_not_reported() => Verify.DiagnosticsWithGenerators(Domain + """
        namespace Host
        {
            using Shop;

            public static class Streams
            {
                public static StreamId OfOrder(OrderId id) => Order.StreamOf(id);
                public static StreamId OfText(string id) => new("order", id);
                public static StreamId OfGuid(Guid id) => new("order", id.ToString("N"));
                public static StreamId OfAnother(OrderId id) => new("invoice", id.ToString());
                public static StreamId OfATenant(OrderId id) => new("acme", "order", id.ToString());
                public static StreamId OfAny(string category, OrderId id) => new(category, id.ToString());
                public static StreamId OfDesk(string key) => new("desk", key);
                public static StreamId Read(string text) => StreamId.Parse(text);
                public static StreamId ReadPart(OrderId id) => StreamId.Parse($"order/{id}-old");
                public static StreamId ReadLonger(OrderId id) => StreamId.Parse($"order/old-{id}");
            }
        }
        """);

    [Fact]
    public Task The_aggregate_names_its_stream() => Verify.FixWithGenerators(
        Domain + """
        namespace Host
        {
            public static class Streams
            {
                public static StreamId[] All(Shop.OrderId id, Shop.Isbn isbn) =>
                [
                    {|FOLD514:new StreamId("order", id.ToString())|}, // the order's
                    {|FOLD514:StreamId.Parse($"book/{isbn}")|},
                ];
            }
        }
        """,
        Domain + """
        namespace Host
        {
            public static class Streams
            {
                public static StreamId[] All(Shop.OrderId id, Shop.Isbn isbn) =>
                [
                    Shop.Order.StreamOf(id), // the order's
                    Shop.Book.StreamOf(isbn),
                ];
            }
        }
        """);
}
