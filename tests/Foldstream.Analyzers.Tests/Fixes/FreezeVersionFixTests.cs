namespace Foldstream.Analyzers.Tests.Fixes;

public sealed class FreezeVersionFixTests
{
    private static string Locked(string members) => $"""
        format 1

        [shipped]

        event order-placed@1 is Shop.OrderPlaced
          {members.Replace("\n", "\n  ", StringComparison.Ordinal)}

        enum Shop.Currency@1: i32
          EUR = 1
          USD = 2

        record Shop.Line@1
          Sku: str

        [unshipped]

        """;

    /// <summary>What the generator makes of the lock.</summary>
    private static string Frozen(string members, string kind = "sealed partial record") => $$"""
        namespace Shop { {{kind}} OrderPlaced { public readonly record struct V1({{members}}); } }
        """;

    [Fact]
    public Task A_retyped_member_is_converted() => Verify.FixWithLock(
        Locked("CustomerId: guid\nAmount: i64\nRate: i32"),
        """
        namespace Shop;

        /// <summary>An order was placed.</summary>
        [Event("order-placed")]
        public readonly partial record struct OrderPlaced(Guid CustomerId, int {|FOLD301:Amount|}, decimal {|FOLD301:Rate|});
        """,
        """
        namespace Shop;

        /// <summary>An order was placed.</summary>
        [Event("order-placed", Version = 2)]
        public readonly partial record struct OrderPlaced(Guid CustomerId, int Amount, decimal Rate)
        {
            private static OrderPlaced Upcast(in V1 old) => new(old.CustomerId, checked((int)old.Amount), old.Rate);
        }
        """,
        Frozen("Guid CustomerId, long Amount, int Rate", "readonly partial record struct"));

    [Fact]
    public Task What_becomes_a_text_is_written_in_no_culture() => Verify.FixWithLock(
        Locked("Amount: i64\nAt: datetimeoffset\nId: guid\nCurrency: Shop.Currency@1"),
        """
        namespace Shop;

        public enum Currency { EUR = 1, USD = 2 }

        [Event("order-placed", Version = 1)]
        public sealed partial record OrderPlaced(string {|FOLD301:Amount|}, string {|FOLD301:At|}, string {|FOLD301:Id|}, string {|FOLD301:Currency|});
        """,
        """
        using System.Globalization;

        namespace Shop;

        public enum Currency { EUR = 1, USD = 2 }

        [Event("order-placed", Version = 2)]
        public sealed partial record OrderPlaced(string Amount, string At, string Id, string Currency)
        {
            private static OrderPlaced Upcast(in V1 old) => new(
                old.Amount.ToString(CultureInfo.InvariantCulture),
                old.At.ToString("O", CultureInfo.InvariantCulture),
                old.Id.ToString(),
                old.Currency.ToString());
        }
        """,
        Frozen("long Amount, DateTimeOffset At, Guid Id, Currency Currency"));

    [Fact]
    public Task A_renamed_member_and_a_new_one_with_a_default() => Verify.FixWithLock(
        Locked("Customer: guid\nNote: str?"),
        """
        namespace Shop;

        [Event("order-placed")]
        public sealed partial record OrderPlaced(Guid {|FOLD301:CustomerId|}, string? Note, int Copies = 1)
        {
            public bool IsNoted => Note is not null;
        }
        """,
        """
        namespace Shop;

        [Event("order-placed", Version = 2)]
        public sealed partial record OrderPlaced(Guid CustomerId, string? Note, int Copies = 1)
        {
            public bool IsNoted => Note is not null;

            private static OrderPlaced Upcast(in V1 old) => new(old.Customer, old.Note);
        }
        """,
        Frozen("Guid Customer, string? Note"));

    [Fact]
    public Task What_nobody_can_guess_throws_until_somebody_has_said_it() => Verify.FixWithLock(
        Locked("CustomerId: guid\nLines: [Shop.Line@1]\nPaid: bool"),
        """
        namespace Shop;

        public sealed record Line(string Sku, int Quantity);

        [Event("order-placed")]
        public sealed partial record OrderPlaced(Guid CustomerId, ImmutableArray<Line> {|FOLD301:Lines|}, decimal {|FOLD301:Paid|}, string {|FOLD301:Channel|});
        """,
        """
        namespace Shop;

        public sealed record Line(string Sku, int Quantity);

        [Event("order-placed", Version = 2)]
        public sealed partial record OrderPlaced(Guid CustomerId, ImmutableArray<Line> Lines, decimal Paid, string Channel)
        {
            private static OrderPlaced Upcast(in V1 old) => new(
                old.CustomerId,
                Lines: old.Lines switch { _ => throw new NotImplementedException("What is 'Lines' in an event of version 1, which holds 'Lines: [Shop.Line@1]'?") },
                Paid: old.Paid switch { _ => throw new NotImplementedException("What is 'Paid' in an event of version 1, which holds 'Paid: bool'?") },
                Channel: old switch { _ => throw new NotImplementedException("What is 'Channel' in an event of version 1, which doesn't have it?") });
        }
        """,
        """
        namespace Revisions { public sealed record Line1(string Sku); }
        namespace Shop { sealed partial record OrderPlaced { public readonly record struct V1(Guid CustomerId, ImmutableArray<Revisions.Line1> Lines, bool Paid); } }
        """);

    [Fact]
    public Task A_default_that_only_the_code_knew_is_asked_for() => Verify.FixWithLock(
        Locked("Sku: i64\nPrice: i64 = converted\nNet: i64 = converted"),
        """
        namespace Shop;

        public static class Cents
        {
            public static long ToWire(decimal value) => (long)(value * 100m);

            public static decimal FromWire(long value) => value / 100m;
        }

        [Event("order-placed")]
        public sealed partial record OrderPlaced(int {|FOLD301:Sku|}, [property: Wire(Converter = typeof(Cents))] decimal Price = 1.5m, [property: Wire(Converter = typeof(Cents))] decimal? Net = 1.5m);
        """,
        """
        namespace Shop;

        public static class Cents
        {
            public static long ToWire(decimal value) => (long)(value * 100m);

            public static decimal FromWire(long value) => value / 100m;
        }

        [Event("order-placed", Version = 2)]
        public sealed partial record OrderPlaced(int Sku, [property: Wire(Converter = typeof(Cents))] decimal Price = 1.5m, [property: Wire(Converter = typeof(Cents))] decimal? Net = 1.5m)
        {
            private static OrderPlaced Upcast(in V1 old) => new(
                checked((int)old.Sku),
                old.Price is { } price ? global::Shop.Cents.FromWire(price) : throw new NotImplementedException("What was the default of 'Price' in version 1, whose bytes may lack it?"),
                old.Net is { } net ? global::Shop.Cents.FromWire(net) : throw new NotImplementedException("What was the default of 'Net' in version 1, whose bytes may lack it?"));
        }
        """,
        Frozen("long Sku, long? Price, long? Net"));

    [Fact]
    public Task What_was_null_is_asked_for() => Verify.FixWithLock(
        Locked("Count: i64?\nNote: str?"),
        """
        namespace Shop;

        [Event("order-placed")]
        public sealed partial record OrderPlaced(int? {|FOLD301:Count|}, string {|FOLD301:Note|});
        """,
        """
        namespace Shop;

        [Event("order-placed", Version = 2)]
        public sealed partial record OrderPlaced(int? Count, string Note)
        {
            private static OrderPlaced Upcast(in V1 old) => new(
                old.Count is { } count ? checked((int)count) : null,
                old.Note ?? throw new NotImplementedException("What is 'Note' where version 1 holds null?"));
        }
        """,
        Frozen("long? Count, string? Note"));

    [Fact]
    public Task A_single_member_is_not_taken_for_a_copy() => Verify.FixWithLock(
        Locked("Paid: bool"),
        """
        namespace Shop;

        [Event("order-placed")]
        public sealed partial record OrderPlaced(decimal {|FOLD301:Paid|});
        """,
        """
        namespace Shop;

        [Event("order-placed", Version = 2)]
        public sealed partial record OrderPlaced(decimal Paid)
        {
            private static OrderPlaced Upcast(in V1 old) => new(
                Paid: old.Paid switch { _ => throw new NotImplementedException("What is 'Paid' in an event of version 1, which holds 'Paid: bool'?") });
        }
        """,
        Frozen("bool Paid"));

    [Fact]
    public Task Properties_are_initialized() => Verify.FixWithLock(
        Locked("CustomerId: guid\nAmount: i64"),
        """
        namespace Shop;

        [Event("order-placed")]
        public sealed partial record OrderPlaced
        {
            public required Guid CustomerId { get; init; }

            public required int {|FOLD301:Amount|} { get; init; }

            public string? Note { get; init; }
        }
        """,
        """
        namespace Shop;

        [Event("order-placed", Version = 2)]
        public sealed partial record OrderPlaced
        {
            public required Guid CustomerId { get; init; }

            public required int Amount { get; init; }

            public string? Note { get; init; }

            private static OrderPlaced Upcast(in V1 old) => new() { CustomerId = old.CustomerId, Amount = checked((int)old.Amount) };
        }
        """,
        Frozen("Guid CustomerId, long Amount"));

    [Fact]
    public Task Collections_and_plain_values_of_identifiers_are_made_anew() => Verify.FixWithLock(
        Locked("Order: guid\nTags: [str]\nSkus: [str]\nCounts: [i64]\nFees: {str: decimal}\nIn: i32\nPaid: i32"),
        """
        using System.Collections.Frozen;

        namespace Shop;

        [Identifier] public readonly partial record struct OrderId(Guid Value);

        public enum Currency { EUR = 1, USD = 2 }

        [Event("order-placed")]
        public sealed partial record OrderPlaced(OrderId Order, IReadOnlyList<string> Tags, ImmutableHashSet<string> {|FOLD301:Skus|}, IReadOnlyList<int> {|FOLD301:Counts|}, FrozenDictionary<string, decimal> Fees, Currency {|FOLD301:In|}, decimal {|FOLD301:Paid|});
        """,
        """
        using System.Collections.Frozen;
        using System.Linq;

        namespace Shop;

        [Identifier] public readonly partial record struct OrderId(Guid Value);

        public enum Currency { EUR = 1, USD = 2 }

        [Event("order-placed", Version = 2)]
        public sealed partial record OrderPlaced(OrderId Order, IReadOnlyList<string> Tags, ImmutableHashSet<string> Skus, IReadOnlyList<int> Counts, FrozenDictionary<string, decimal> Fees, Currency In, decimal Paid)
        {
            private static OrderPlaced Upcast(in V1 old) => new(
                new OrderId(old.Order),
                old.Tags,
                [.. old.Skus],
                [.. old.Counts.Select(x => checked((int)x))],
                old.Fees.ToFrozenDictionary(),
                (Currency)old.In,
                old.Paid);
        }
        """,
        Frozen("Guid Order, ImmutableArray<string> Tags, ImmutableArray<string> Skus, ImmutableArray<long> Counts, ImmutableDictionary<string, decimal> Fees, int In, int Paid"));

    [Fact]
    public Task The_version_is_one_that_no_event_has_had_and_an_upcaster_that_is_there_stays() => Verify.FixWithLock(
        Locked("Amount: i64").Replace("[unshipped]", "[unshipped]\n\nevent order-placed@4 is Shop.OrderPlaced\n  Amount: i32"),
        """
        namespace Shop
        {
            [Event("order-placed")]
            public sealed partial record OrderPlaced(string {|FOLD301:Amount|})
            {
                private static OrderPlaced Upcast(in {|FOLD320:V1|} old) => new("");
            }
        }
        """,
        """
        namespace Shop
        {
            [Event("order-placed", Version = 5)]
            public sealed partial record OrderPlaced(string Amount)
            {
                private static OrderPlaced Upcast(in V1 old) => new("");
            }
        }
        """);

    [Fact]
    public Task Upcasters_that_led_to_the_event_lead_to_the_version_that_it_was() => Verify.FixWithLock(
        Locked("Amount: i64").Replace("placed@1", "placed@3").Replace("[shipped]\n", "[shipped]\n\nevent order-placed@1 is Shop.OrderPlaced\n  Amount: i32\n\nevent order-placed@2 is Shop.OrderPlaced\n  Cents: i32\n"),
        """
        namespace Shop
        {
            [Event("order-placed", Version = 3)]
            public sealed partial record OrderPlaced(int {|FOLD301:Amount|})
            {
                private static V2 Upcast(in V1 old) => new(old.Amount * 100);

                private static OrderPlaced Upcast(in V2 old)
                {
                    return old.Cents == 0 ? new(0) : new OrderPlaced(old.Cents);
                }

                private static OrderPlaced Twice(OrderPlaced one) => new OrderPlaced(one.Amount * 2);
            }
        }
        """,
        """
        namespace Shop
        {
            [Event("order-placed", Version = 4)]
            public sealed partial record OrderPlaced(int Amount)
            {
                private static V2 Upcast(in V1 old) => new(old.Amount * 100);

                private static V3 Upcast(in V2 old)
                {
                    return old.Cents == 0 ? new(0) : new V3(old.Cents);
                }

                private static OrderPlaced Upcast(in V3 old) => new(checked((int)old.Amount));

                private static OrderPlaced Twice(OrderPlaced one) => new OrderPlaced(one.Amount * 2);
            }
        }
        """);

    [Fact]
    public Task What_is_frozen_compiles_with_what_is_generated_from_the_lock() => Verify.FixWithLockAndGenerators(
        """
        format 1

        [shipped]

        event order-placed@1 is Shop.OrderPlaced
          CustomerId: guid
          Amount: i64
          Lines: [Shop.Line@1]
          Fees: {str: decimal}
          Size: (Width: i32, Height: i32)?
          In: Shop.Currency@1

        record Shop.Line@1
          Sku: str

        enum Shop.Currency@1: i32
          EUR = 1
          USD = 2

        [unshipped]

        """,
        """
        namespace Shop;

        public enum Currency { EUR = 2, USD = 1 }

        public sealed record Line(string Sku, int Quantity);

        [Event("order-placed")]
        public sealed partial record OrderPlaced(Guid CustomerId, int {|FOLD301:Amount|}, ImmutableArray<Line> {|FOLD301:Lines|}, ImmutableDictionary<string, decimal> Fees, (int Width, int Height)? Size, Currency {|FOLD301:{|FOLD301:In|}|});
        """,
        """
        namespace Shop;

        public enum Currency { EUR = 2, USD = 1 }

        public sealed record Line(string Sku, int Quantity);

        [Event("order-placed", Version = 2)]
        public sealed partial record OrderPlaced(Guid CustomerId, int Amount, ImmutableArray<Line> Lines, ImmutableDictionary<string, decimal> Fees, (int Width, int Height)? Size, Currency In)
        {
            private static OrderPlaced Upcast(in V1 old) => new(
                old.CustomerId,
                checked((int)old.Amount),
                Lines: old.Lines switch { _ => throw new NotImplementedException("What is 'Lines' in an event of version 1, which holds 'Lines: [Shop.Line@1]'?") },
                old.Fees,
                old.Size,
                In: old.In switch { _ => throw new NotImplementedException("What is 'In' in an event of version 1, which holds 'In: Shop.Currency@1'?") });
        }
        """);

    [Fact]
    public Task A_category_gets_its_name_back() => Verify.FixWithLock(
        "format 1\n\n[shipped]\n\naggregate order is Order, key str\n",
        """[Aggregate({|FOLD304:"orders"|})] public sealed partial class Order;""",
        """[Aggregate("order")] public sealed partial class Order;""",
        "");
}
