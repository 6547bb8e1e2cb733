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
    public void A_number_that_was_given_up_before_it_shipped_is_not_another_ones()
    {
        string shipped = Ship(Lf(Expected));
        string without = Order.Replace("{ EUR = 1, USD = 2 }", "{ EUR = 1 }").Replace("Currency.USD", "Currency.EUR");
        string other = without.Replace("{ EUR = 1 }", "{ EUR = 1, CHF = 2 }");

        // One edit is a new name.
        Assert.Contains("enum Shop.Currency@1: i32\n  EUR = 1\n  CHF = 2\n", Update(other, shipped)!);

        string given = Update(without, shipped)!;
        Assert.Contains("enum Shop.Currency@1: i32\n  EUR = 1\n  USD = 2 gone\n", given);
        Assert.Contains("enum Shop.Currency@2: i32\n  EUR = 1\n  CHF = 2\n", Update(other, given)!);

        // It may come back.
        Assert.Equal(shipped, Update(Order, given));
        Assert.Equal(given, Update(without, given));
    }

    [Fact]
    public void A_number_that_was_given_up_stays_so_when_the_enum_is_called_otherwise()
    {
        string without = Order.Replace("{ EUR = 1, USD = 2 }", "{ EUR = 1 }").Replace("Currency.USD", "Currency.EUR");
        string renamed = Renamed(without), other = renamed.Replace("{ EUR = 1 }", "{ EUR = 1, CHF = 2 }");
        const string Kept = "enum Shop.Money@1: i32\n  EUR = 1\n  USD = 2 gone\n";

        string given = Update(without, Ship(Lf(Expected)))!;
        string named = Update(renamed, given)!, released = Update(renamed, Ship(given))!;
        foreach (string known in (string[])[named, Ship(named), released, Ship(released)])
        {
            Assert.Contains(Kept, known);
            Assert.Equal(known, Update(renamed, known));
        }

        // Whatever of it has shipped.
        foreach (string known in (string[])[given, Ship(given), named, Ship(named), released, Ship(released)])
        {
            Assert.Equal(["In", "Currency"], Refused(other, known));
            Assert.Empty(Refused(renamed, known));
            Assert.Empty(Refused(Renamed(Order), known));
        }
    }

    [Fact]
    public void A_number_that_an_enum_loses_together_with_its_name_is_gone()
    {
        string renamed = Renamed(Order.Replace("{ EUR = 1, USD = 2 }", "{ EUR = 1 }").Replace("Currency.USD", "Currency.EUR"));

        Assert.Contains("enum Shop.Money@1: i32\n  EUR = 1\n  USD = 2 gone\n", Update(renamed, Ship(Lf(Expected)))!);
    }

    [Theory]
    [InlineData("ImmutableArray<{0}> M")]
    [InlineData("ImmutableHashSet<{0}> M")]
    [InlineData("FrozenDictionary<string, {0}?> M")]
    [InlineData("(int N, {0} C) M")]
    [InlineData("{0}Line M")]
    [InlineData("{0}Way M")]
    public void So_it_does_wherever_the_enum_is_held(string member)
    {
        string Project(string name, string numbers) => $$"""
            namespace Shop;

            public enum {{name}} { {{numbers}} }

            public sealed record {{name}}Line({{name}} In);

            public abstract record {{name}}Way;
            [Case(1)] public sealed record {{name}}Card({{name}}Line Line) : {{name}}Way;

            [Event("sent")]
            public sealed partial record Sent({{string.Format(System.Globalization.CultureInfo.InvariantCulture, member, name)}});
            """;

        string given = Ship(Update(Project("Currency", "A = 1"), Ship(Update(Project("Currency", "A = 1, B = 2"))!))!);
        string named = Ship(Update(Project("Money", "A = 1"), given)!);

        Assert.Contains("enum Shop.Money@1: i32\n  A = 1\n  B = 2 gone\n", named);
        Assert.NotEmpty(Refused(Project("Money", "A = 1, C = 2"), named));
    }

    private static string Renamed(string source)
        => source.Replace("enum Currency", "enum Money").Replace("Currency Currency", "Money Currency").Replace("Currency In = Currency.", "Money In = Money.");

    /// <summary>The members of shipped events that a project can't read any more.</summary>
    private static IEnumerable<string> Refused(string source, string eventLock)
    {
        EventLock known = LockReader.Read(eventLock).Lock, updated = LockReader.Read(Update(source, eventLock)!).Lock;
        LockTypes shipped = new(known.Held(known.Shipped)), current = new(updated.Current);
        return from entry in updated.Unshipped
               let before = shipped.Find(entry.Key)
               where before is EventEntry
               from difference in LockComparison.Of(before, shipped, entry, current)
               select difference.Member;
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
    public void Names_that_are_keywords_are_read_as_they_are_written()
    {
        const string Source = """
            namespace Shop.@event;

            public enum @class { @int = 1 }

            public sealed record Line(@class Kind);

            [Event("placed")]
            public sealed partial record Placed(Line @event, (int @default, string? @as) Size);

            [Aggregate("order", Key = typeof(Guid))]
            public sealed partial class Order { private void Apply(Placed e) { } }
            """;
        string text = Update(Source)!;

        Assert.Contains("record Shop.@event.Line@1\n  Kind: Shop.@event.@class@1\n", text);
        Assert.Empty(LockReader.Read(text).Problems);
        Assert.Equal(Ship(text), Update(Source, Ship(text)));
    }

    [Fact]
    public void An_enum_in_a_generic_type_has_no_name_that_could_be_written()
        => Assert.Null(Update("namespace Shop; public static class Outer<T> { public enum Color { Red = 1 } } [Event(\"placed\")] public sealed partial record Placed(Outer<int>.Color Color);"));

    [Fact]
    public void A_project_with_errors_has_no_lock() => Assert.Null(Update(Order.Replace("Guid CustomerId", "object CustomerId")));

    [Fact]
    public void A_project_that_writes_nothing_has_no_lock() => Assert.Null(Update("public sealed class Nothing;"));
}
