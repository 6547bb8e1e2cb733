using Foldstream.Locking;

namespace Foldstream.Generators.Tests.Locking;

/// <summary>What the build writes into <c>events.lock</c>.</summary>
public sealed class LockUpdateTests
{
    private const string Order = """
        namespace Shop;

        [Identifier]
        public readonly partial record struct OrderId(Guid Value) : IParsable<OrderId>;

        public enum Currency { EUR = 1, USD = 2 }

        public sealed record Line(string Sku, int Quantity = 1, string? Note = null);

        public abstract record Payment;
        [Case(1)] public sealed record Card(string Number) : Payment;
        [Case(2)] public sealed record Cash : Payment { public Cash() { } }

        [Event("order-placed")]
        public readonly partial record struct OrderPlaced(Guid CustomerId, Currency Currency, ImmutableArray<Line> Lines, (int Width, int? Height)? Size);

        [Event("order-paid")]
        public sealed partial record OrderPaid(OrderId Order, Payment By, FrozenDictionary<string, decimal> Fees, decimal Tip = 0.50m, Currency In = Currency.USD, string Till = "say \"one\"", long Number = -7, double Rate = double.NaN);

        [Aggregate("order", Key = typeof(OrderId))]
        public sealed partial class Order
        {
            private void Apply(in OrderPlaced e) { }
            private void Apply(in OrderPaid e) { }
        }
        """;

    private const string Expected = """
        # What this project writes to disk: its events and their shapes, member by member. The build keeps this file; commit it with the code.
        # Whatever is shipped may be in somebody's database, and the build holds the code to it. 'dotnet build -t:ShipEvents' ships the rest.
        format 1

        [shipped]

        [unshipped]

        aggregate order is Shop.Order, key Shop.OrderId@1

        event order-paid@1 is Shop.OrderPaid
          Order: Shop.OrderId@1
          By: Shop.Payment@1
          Fees: {str: decimal}
          Tip: decimal = 0.50
          In: Shop.Currency@1 = 2
          Till: str = "say \"one\""
          Number: i64 = -7
          Rate: f64 = NaN

        event order-placed@1 is Shop.OrderPlaced
          CustomerId: guid
          Currency: Shop.Currency@1
          Lines: [Shop.Line@1]
          Size: (Width: i32, Height: i32?)?

        record Shop.Card@1
          Number: str

        record Shop.Cash@1

        record Shop.Line@1
          Sku: str
          Quantity: i32 = 1
          Note: str?

        hierarchy Shop.Payment@1
          1: Shop.Card@1
          2: Shop.Cash@1

        enum Shop.Currency@1: i32
          EUR = 1
          USD = 2

        identifier Shop.OrderId@1: guid

        """;

    private static string Lf(string text) => text.ReplaceLineEndings("\n");

    private static string? Update(string source, string? eventLock = null)
        => Generation.Of(Generation.Project("using System.Collections.Frozen;\n" + source), eventLock).EventLock;

    private static string Ship(string eventLock) => LockText.Print(LockReader.Read(eventLock).Lock.Ship());

    [Fact]
    public void A_project_without_a_lock_gets_one_of_all_that_reaches_the_disk() => Assert.Equal(Lf(Expected), Update(Order));

    [Fact]
    public void What_is_read_is_what_was_printed()
    {
        (EventLock read, var problems) = LockReader.Read(Lf(Expected));

        Assert.Empty(problems);
        Assert.Equal(Lf(Expected), LockText.Print(read));
    }

    [Fact]
    public void Shipping_moves_all_of_it_and_the_next_build_has_nothing_to_add()
    {
        string shipped = Ship(Lf(Expected));

        Assert.Equal(shipped, Update(Order, shipped));
        Assert.EndsWith("[unshipped]\n", shipped);
    }

    [Fact]
    public void An_unshipped_event_changes_by_the_line_that_was_added()
    {
        string changed = Update(Order.Replace("Size);", "Size, string? Note);"), Lf(Expected))!;

        Assert.Equal(Lf(Expected).Replace("  Size: (Width: i32, Height: i32?)?\n", "  Size: (Width: i32, Height: i32?)?\n  Note: str?\n"), changed);
    }

    [Fact]
    public void An_addition_to_a_shipped_event_is_a_note_in_the_other_half()
    {
        string shipped = Ship(Lf(Expected));
        string changed = Update(Order.Replace("Size);", "Size, string? Note);"), shipped)!;

        Assert.Equal(shipped + """

            event order-placed@1 is Shop.OrderPlaced
              CustomerId: guid
              Currency: Shop.Currency@1
              Lines: [Shop.Line@1]
              Size: (Width: i32, Height: i32?)?
              Note: str?

            """.ReplaceLineEndings("\n"), changed);
    }

    [Fact]
    public void A_renamed_class_is_a_note()
    {
        string changed = Update(Order.Replace("OrderPaid", "OrderSettled"), Ship(Lf(Expected)))!;

        Assert.Contains("[unshipped]\n\nevent order-paid@1 is Shop.OrderSettled\n", changed);
    }

    [Fact]
    public void A_member_that_an_enum_lost_keeps_its_number()
    {
        string changed = Update(Order.Replace("{ EUR = 1, USD = 2 }", "{ EUR = 1, CHF = 3 }").Replace("Currency.USD", "Currency.EUR"), Ship(Lf(Expected)))!;

        Assert.Contains("enum Shop.Currency@1: i32\n  EUR = 1\n  USD = 2 gone\n  CHF = 3\n", changed);
    }

    [Fact]
    public void A_nested_type_that_can_no_longer_be_read_gets_the_next_revision()
    {
        string changed = Update(Order.Replace("string Sku, int Quantity = 1", "string Sku, decimal Quantity = 1"), Ship(Lf(Expected)))!;

        Assert.Contains("record Shop.Line@2\n  Sku: str\n  Quantity: decimal = 1\n  Note: str?\n", changed);
        Assert.Contains("  Lines: [Shop.Line@2]\n", changed);
        Assert.Contains("record Shop.Line@1\n  Sku: str\n  Quantity: i32 = 1\n  Note: str?\n", changed);
    }

    [Fact]
    public void A_project_with_errors_has_no_lock() => Assert.Null(Update(Order.Replace("Guid CustomerId", "object CustomerId")));

    [Fact]
    public void A_project_that_writes_nothing_has_no_lock() => Assert.Null(Update("public sealed class Nothing;"));
}
