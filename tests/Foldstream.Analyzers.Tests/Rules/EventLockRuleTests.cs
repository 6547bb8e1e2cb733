namespace Foldstream.Analyzers.Tests.Rules;

/// <summary>What is shipped and gone, what comes back, what an aggregate is stored under, and a lock that can't be read.</summary>
public sealed class EventLockRuleTests
{
    private const string Lock = """
        format 1

        [shipped]

        aggregate order is Shop.Order, key guid

        {0}event order-placed@1 is Shop.OrderPlaced
          CustomerId: guid

        [unshipped]

        """;

    private const string Order = """

        namespace Shop
        {
            [Aggregate("order", Key = typeof(Guid))]
            public sealed partial class Order;
        }
        """;

    private static string Locked(string mark = "") => Lock.Replace("{0}", mark);

    private static string Gone => Lock.Replace("{0}event order-placed@1 is Shop.OrderPlaced", "{|FOLD302:event order-placed@1 is Shop.OrderPlaced|}");

    private static string MarkedOrder => Order.Replace("\"order\"", "{|FOLD302:\"order\"|}");

    [Fact]
    public Task An_event_that_is_gone_is_reported_at_its_line_and_at_the_aggregate() => Verify.DiagnosticsWithLock(Gone, MarkedOrder);

    [Theory]
    [InlineData("""[Aggregate("cart")] public sealed partial class Cart;  [Aggregate({|FOLD302:"order"|})] public sealed partial class Order;""")]
    [InlineData("""[Aggregate("orders")] public sealed partial class Cart;  [Aggregate({|FOLD302:"cart"|})] public sealed partial class Basket;""")]
    [InlineData("""[Event("order-opened")] public sealed partial record Opened; [Event({|FOLD302:"order-closed"|})] public sealed partial record Closed;""")]
    [InlineData("""[Event("order-opened")] public sealed partial record Opened; [Aggregate({|FOLD302:"cart"|})] public sealed partial class Cart { private void Apply(in Opened e) { } }""")]
    [InlineData("public sealed class Nothing;")]
    public Task It_stands_for_it_whose_category_the_name_begins_with_or_else_the_first(string code)
        => Verify.DiagnosticsWithLock(Gone.Replace("aggregate order is", "retired aggregate purchase is"), "namespace Shop { " + code + " }");

    [Fact]
    public Task One_that_is_called_otherwise_is_gone_too() => Verify.DiagnosticsWithLock(Gone, """namespace Shop { [Event("order-opened")] public sealed partial record OrderPlaced(Guid CustomerId); }""", Order);

    [Fact]
    public Task One_whose_version_was_lowered_is_gone_too() => Verify.DiagnosticsWithLock(
        Gone.Replace("placed@1", "placed@2"), """namespace Shop { [Event("order-placed")] public sealed partial record OrderPlaced(string Customer); }""", Order);

    [Fact]
    public Task A_newer_version_of_it_is_another_rules_affair() => Verify.DiagnosticsWithLock(
        Locked(), """namespace Shop { [Event("order-placed", Version = {|FOLD321:1 + 1|})] public sealed partial record OrderPlaced(string Customer); }""", Order);

    [Fact]
    public Task An_upcaster_from_it_keeps_it() => Verify.DiagnosticsWithLock(
        Locked(),
        """
        namespace Shop
        {
            public static class Old { [Upcasts("order-placed", 1)] public static void {|FOLD320:Upcast|}() { } }
        }
        """,
        Order);

    [Fact]
    public Task One_that_is_found_under_another_name_of_the_attribute_is_there() => Verify.DiagnosticsWithLock(
        Locked(), """using Fact = Foldstream.EventAttribute; namespace Shop { [Fact("order-" + "placed")] public sealed partial record OrderPlaced(Guid CustomerId); }""", Order);

    [Fact]
    public Task What_is_retired_is_left_in_peace() => Verify.DiagnosticsWithLock(Locked("retired "), Order);

    [Theory]
    [InlineData("")]
    [InlineData(", Version = 2")]
    public Task A_retired_event_name_does_not_come_back(string version)
        => Verify.DiagnosticsWithLock(Locked("retired "), $$"""namespace Shop { [Event({|FOLD303:"order-placed"|}{{version}})] public sealed partial record OrderPlaced(Guid CustomerId); }""", Order);

    [Fact]
    public Task A_name_of_which_one_version_lives_may_have_a_newer_one() => Verify.DiagnosticsWithLock(
        Locked("retired ").Replace("[unshipped]", "event order-placed@2 is Shop.OrderPlaced\n  Customer: str\n\n[unshipped]"),
        """namespace Shop { [Event("order-placed", Version = {|FOLD321:3|})] public sealed partial record OrderPlaced(int Customer); }""",
        Order);

    [Fact]
    public Task A_retired_category_does_not_come_back() => Verify.DiagnosticsWithLock(
        Locked("retired ").Replace("aggregate order", "retired aggregate order"), Order.Replace("\"order\"", "{|FOLD303:\"order\"|}"));

    [Fact]
    public Task A_category_that_is_called_otherwise_is_reported_at_the_aggregate() => Verify.DiagnosticsWithLock(Locked("retired "), Order.Replace("\"order\"", "{|FOLD304:\"orders\"|}"));

    [Fact]
    public Task A_class_may_be_called_otherwise() => Verify.DiagnosticsWithLock(Locked("retired "), Order.Replace("class Order", "class Purchase"));

    [Fact]
    public Task A_category_that_is_gone_is_reported_at_its_line() => Verify.DiagnosticsWithLock(
        Locked("retired ").Replace("aggregate order is Shop.Order, key guid", "{|FOLD304:aggregate order is Shop.Order, key guid|}"), """namespace Shop { [Aggregate({|FOLD304:"cart"|})] public sealed partial class Cart; }""");

    [Theory]
    [InlineData(", Key = {|FOLD304:typeof(long)|}", true)]
    [InlineData("", false)]
    public Task A_key_of_another_type_is_reported(string key, bool isWritten) => Verify.DiagnosticsWithLock(
        Locked("retired "), Order.Replace(", Key = typeof(Guid)", key).Replace("[Aggregate(\"order\")]", isWritten ? "" : "[{|FOLD304:Aggregate(\"order\")|}]"));

    [Fact]
    public Task An_identifier_of_the_same_plain_value_is_the_same_key() => Verify.DiagnosticsWithLock(
        Locked("retired "), Order.Replace("typeof(Guid)", "typeof(OrderId)"), "namespace Shop; [Identifier] public readonly partial record struct OrderId(Guid Value);");

    [Fact]
    public Task A_file_of_another_name_says_nothing() => Verify.Diagnostics("""[Event("order-placed")] public sealed partial record OrderPlaced(string Customer);""");

    [Fact]
    public Task It_says_what_to_do_with_an_event_that_is_gone() => Verify.MessageWithLock(
        Gone.Replace("{|FOLD302:", "{|#0:"), MarkedOrder, "FOLD302",
        "Version 1 of event 'order-placed' is shipped, and no code reads it. Put the event back, write an upcaster with [Upcasts(\"order-placed\", 1)], or write 'retired' before this line and ignore the name in the aggregates whose streams may hold it.");

    [Fact]
    public Task It_says_in_the_code_which_line_it_is() => Verify.MessageWithLock(
        Gone, Order.Replace("\"order\"", "{|#0:\"order\"|}"), "FOLD302",
        "Version 1 of event 'order-placed' is shipped, and no code reads it. Put the event back, write an upcaster with [Upcasts(\"order-placed\", 1)], or let the fix write 'retired' before line 7 of events.lock and ignore the name in the aggregates whose streams may hold it.");

    [Fact]
    public Task It_says_what_a_key_was() => Verify.MessageWithLock(
        Locked("retired "), Order.Replace("typeof(Guid)", "{|#0:typeof(long)|}"), "FOLD304",
        "Category 'order' is shipped, and its key was 'guid' and is 'i64': the ids of its streams end with a key of the former kind. Put the key's type back, or give the aggregate another category.");

    [Fact]
    public Task It_says_what_a_lock_lost() => Verify.MessageWithLock(
        "format 1\n\n[shipped]\n\n{|#0:event order-placed@1 is Shop.OrderPlaced|}\n  Lines: [Shop.Line@1]\n", Order, "FOLD305",
        "This line of events.lock can't be used: event order-placed refers to Shop.Line@1, which [shipped] has no entry of: put it back as it was. Nothing is held to what is shipped until it can.");

    private const string Two = """
        format 1

        [shipped]

        aggregate cart is Shop.Cart, key str

        aggregate order is Shop.Order, key str

        event line-added@1 is Shop.LineAdded
          Sku: str

        event line-removed@1 is Shop.LineRemoved
          Sku: str

        [unshipped]

        """;

    private static string Swapped(string added, string removed, string order = "\"order\"", string cart = "\"cart\"") => $$"""
        namespace Shop
        {
            [Event({{added}})] public sealed partial record LineAdded(string Sku);
            [Event({{removed}})] public sealed partial record LineRemoved(string Sku);
            [Aggregate({{order}})] public sealed partial class Order;
            [Aggregate({{cart}})] public sealed partial class Cart;
        }
        """;

    [Fact]
    public Task Two_events_that_take_each_others_names_are_reported_though_their_shapes_are_equal()
        => Verify.DiagnosticsWithLock(Two, Swapped("{|FOLD302:\"line-removed\"|}", "{|FOLD302:\"line-added\"|}"));

    [Fact]
    public Task Two_categories_that_change_places_are_reported_though_their_keys_are_equal()
        => Verify.DiagnosticsWithLock(Two, Swapped("\"line-added\"", "\"line-removed\"", "{|FOLD304:\"cart\"|}", "{|FOLD304:\"order\"|}"));

    [Fact]
    public Task Three_that_go_round_are_reported_too() => Verify.DiagnosticsWithLock(
        Two.Replace("[unshipped]", "event line-moved@1 is Shop.LineMoved\n  Sku: str\n\n[unshipped]"),
        Swapped("{|FOLD302:\"line-moved\"|}", "{|FOLD302:\"line-added\"|}"), """namespace Shop { [Event({|FOLD302:"line-removed"|})] public sealed partial record LineMoved(string Sku); }""");

    [Fact]
    public Task Classes_that_take_each_others_names_are_what_the_lock_says_they_are() => Verify.DiagnosticsWithLock(
        Two.Replace("is Shop.LineAdded", "is Shop.X").Replace("is Shop.LineRemoved", "is Shop.LineAdded").Replace("is Shop.X", "is Shop.LineRemoved"), Swapped("\"line-removed\"", "\"line-added\""));

    [Fact]
    public Task Classes_that_take_each_others_names_one_after_the_other_are_none() => Verify.DiagnosticsWithLock(
        Two.Replace("[unshipped]\n", "[unshipped]\n\nevent line-added@1 is Shop.LineRemoved\n  Sku: str\n\nevent line-removed@1 is Shop.Line\n  Sku: str\n"), Swapped("\"line-removed\"", "\"line-added\""));

    [Fact]
    public Task A_class_that_is_called_as_another_one_was_is_none() => Verify.DiagnosticsWithLock(
        Two.Replace("event line-removed@1 is Shop.LineRemoved", "retired event line-removed@1 is Shop.LineRemoved"), Swapped("\"line-deleted\"", "\"line-added\""));

    [Fact]
    public Task It_says_what_to_do_where_two_events_took_each_others_names() => Verify.MessageWithLock(
        Two, Swapped("{|#0:\"line-removed\"|}", "{|FOLD302:\"line-added\"|}"), "FOLD302",
        "Version 1 of event 'line-added' is shipped, and 'Shop.LineAdded', which stood for it, has taken the name 'line-removed' of 'Shop.LineRemoved'. Call it 'line-added' again, or what is stored means something else than it did. If it is the classes that were given each other's names, write 'is Shop.LineAdded' into line 12 of events.lock.");

    [Fact]
    public Task It_says_what_to_do_where_two_categories_did() => Verify.MessageWithLock(
        Two, Swapped("\"line-added\"", "\"line-removed\"", "{|#0:\"cart\"|}", "{|FOLD304:\"order\"|}"), "FOLD304",
        "Category 'order' is shipped, and 'Shop.Order', which stood for it, has taken the category 'cart' of 'Shop.Cart': its streams would be folded by another aggregate. Call it 'order' again. If it is the classes that were given each other's names, write 'is Shop.Order' into line 5 of events.lock.");
}
