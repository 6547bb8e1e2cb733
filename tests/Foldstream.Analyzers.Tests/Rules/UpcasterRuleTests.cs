using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Tests.Rules;

/// <summary>What is said about upcasters, the compiler's own words included: a rule stands alone, whatever is generated.</summary>
public sealed class UpcasterRuleTests
{
    private const string Lock = """
        format 1

        [shipped]

        event order-placed@1 is Shop.OrderPlaced
          Customer: str

        event order-shipped@1 is Shop.OrderShipped
          Box: str
          Stamp: i32

        [unshipped]

        event order-placed@2 is Shop.OrderPlaced
          Customer: str
          Currency: str

        event order-shipped@2 is Shop.OrderShipped
          Box: str

        """;

    [Fact]
    public Task Upcasters_of_every_form_are_silent() => Says("""
        [Event("order-placed", Version = 3)]
        public sealed partial record OrderPlaced(string Customer, string Currency, int Lines)
        {
            private static V2 Upcast(in V1 old) => new(old.Customer, "EUR");
            internal static OrderPlaced? Upcast(OrderPlaced.V2 old) { return old.Customer == "" ? null : new(old.Customer, old.Currency, 0); }
        }

        [Event("box-packed")]
        public readonly partial record struct BoxPacked(string Box);

        internal static partial class Formerly
        {
            [Upcasts("order-shipped", 1)]
            private static (OrderPlaced.V1, OrderShippedV2?, BoxPacked?) First(in OrderShippedV1 old) => (new(""), null, new(old.Box));

            [Upcasts("order-shipped", 2)]
            private static void Second(OrderShippedV2 old) { }
        }
        """);

    [Theory]
    [InlineData("private OrderPlaced Upcast(in V1 old) => new(old.Customer, 0);", "it is not static; what an old event becomes depends on nothing else")]
    [InlineData("private static OrderPlaced Upcast<T>(in V1 old) => new(old.Customer, 0);", "it is generic")]
    [InlineData("private static async Task<OrderPlaced> Upcast(V1 old) { await Task.Yield(); return new(old.Customer, 0); }", "it is async; a replay does not wait")]
    [InlineData("private static OrderPlaced Upcast() => new(\"\", 0);", "it takes one parameter, the old version")]
    [InlineData("private static OrderPlaced Upcast(in V1 old, int more) => new(old.Customer, more);", "it takes one parameter, the old version")]
    [InlineData("private static OrderPlaced Upcast(ref V1 old) => new(old.Customer, 0);", "it takes the old version as 'ref'; take it as 'in' or by value")]
    [InlineData("private static OrderPlaced Upcast(V1 old = default) => new(old.Customer, 0);", "its parameter is optional; the old version is always given")]
    [InlineData("private static OrderPlaced Upcast(string old) => new(old, 0);", "it takes 'string'; an old version of this event is called 'V1', 'V2' and so on")]
    [InlineData("private static OrderPlaced Upcast(in V3 old) => new(\"\", 0);", "it takes 'V3', and the event is at version 3; an upcaster takes an older one")]
    [InlineData("private static string Upcast(in V1 old) => old.Customer;", "it returns 'string', which is no event; return an event, a newer old version, a tuple of these, or nothing")]
    [InlineData("private static V3 Upcast(in V1 old) => default;", "it returns 'V3', and 'OrderPlaced' is at version 3; only an older one is a 'V3'")]
    [InlineData("private static V1 Upcast(in V2 old) => default;", "it returns 'V1', which is not newer than what it takes")]
    public async Task An_upcaster_that_no_replay_can_call_says_why(string method, string reason)
    {
        string[] said = await Said($$"""
            [Event("order-placed", Version = 3)]
            public sealed partial record OrderPlaced(string Customer, int Lines)
            {
                {{method}}
            }
            """);
        Assert.Contains($"FOLD320: 'Upcast' can't upcast: {reason}", said);
        Assert.DoesNotContain(said, line => line.StartsWith("CS", StringComparison.Ordinal));
    }

    [Fact]
    public Task The_generated_type_of_an_attribute_is_called_after_the_event() => Says(
        """
        [Event("box-packed")]
        public readonly partial record struct BoxPacked(string Box);

        public static partial class Formerly
        {
            [Upcasts("order-shipped", 1)]
            private static BoxPacked Pack(in BoxPacked old) => old;
        }
        """,
        "FOLD320: 'Pack' can't upcast: it takes 'BoxPacked'; the generated type of order-shipped v1 is 'OrderShippedV1'");

    [Fact]
    public Task A_type_with_an_upcaster_must_be_partial() => Says(
        """
        public static class Formerly
        {
            [Upcasts("order-shipped", 1)]
            private static void Forget(in string old) { }
        }
        """,
        "FOLD320: 'Forget' can't upcast: 'Formerly' is not partial, and the old version is generated inside it");

    [Fact]
    public Task A_shipped_version_that_nobody_takes_is_reported_at_the_event() => Says(
        """
        [Event("order-placed", Version = 3)]
        public sealed partial record OrderPlaced(string Customer, int Lines);
        """,
        "FOLD321: Event 'order-placed' was stored as version 1, and no upcaster takes it: write 'private static OrderPlaced Upcast(in V1 old)' in 'OrderPlaced'");

    [Fact]
    public Task A_version_that_the_code_still_has_needs_no_upcaster() => Says("""
        [Event("order-placed")]
        public sealed partial record OrderPlacedAtFirst(string Customer);

        [Event("order-placed", Version = 3)]
        public sealed partial record OrderPlaced(string Customer, int Lines);
        """);

    [Fact]
    public async Task An_upcaster_must_be_pure()
    {
        string said = Assert.Single(await Said("""
            [Event("order-placed", Version = 3)]
            public sealed partial record OrderPlaced(string Customer, DateTimeOffset At)
            {
                private static OrderPlaced Upcast(in V1 old) => new(old.Customer, DateTimeOffset.UtcNow);
            }
            """));
        Assert.StartsWith("FOLD221: OrderPlaced.Upcast -> DateTimeOffset.UtcNow reads the clock", said, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_chain_that_ends_before_an_event_leads_nowhere() => Says(
        """
        [Event("order-placed", Version = 3)]
        public sealed partial record OrderPlaced(string Customer, int Lines)
        {
            private static V2 Upcast(in V1 old) => new(old.Customer, "EUR");
        }
        """,
        "FOLD322: The upcaster of 'order-placed' v1 leads to 'order-placed' v2, which no upcaster takes any further");

    [Fact]
    public Task A_circle_is_reported_at_each_of_its_upcasters() => Says(
        """
        internal static partial class Formerly
        {
            [Upcasts("order-shipped", 1)]
            private static OrderShippedV2 First(in OrderShippedV1 old) => new(old.Box);

            [Upcasts("order-shipped", 2)]
            private static OrderShippedV1 Second(in OrderShippedV2 old) => new(old.Box, 0);
        }
        """,
        "FOLD323: The upcasters of 'order-shipped' v1, 'order-shipped' v2 never come to an event of the code. Let one of them return an event.",
        "FOLD323: The upcasters of 'order-shipped' v1, 'order-shipped' v2 never come to an event of the code. Let one of them return an event.");

    [Fact]
    public Task A_version_that_the_lock_lacks_is_the_only_error() => Says(
        """
        [Event("box-packed", Version = 2)]
        public readonly partial record struct BoxPacked(string Box)
        {
            private static BoxPacked Upcast(in V1 old) => new("");
        }

        public static partial class Formerly
        {
            [Upcasts("box-emptied", 4)]
            private static void Forget(in BoxEmptiedV4 old) { }
        }
        """,
        "FOLD324: The upcaster takes 'box-packed' v1, which events.lock does not hold: no such event is stored",
        "FOLD324: The upcaster takes 'box-emptied' v4, which events.lock does not hold: no such event is stored");

    [Fact]
    public async Task Without_a_lock_nothing_is_known_about_old_versions()
    {
        const string Source = """
            [Event("box-packed", Version = 2)]
            public readonly partial record struct BoxPacked(string Box)
            {
                private static BoxPacked Upcast(in V1 old) => new("");
            }
            """;
        Assert.Equal(["FOLD324: The upcaster takes 'box-packed' v1, and this project has no events.lock that would say what that looked like"], await Said(Source, eventLock: null));
    }

    [Fact]
    public Task Two_upcasters_of_one_version_are_reported_at_both() => Says(
        """
        [Event("order-placed", Version = 2)]
        public sealed partial record OrderPlaced(string Customer, int Lines)
        {
            private static OrderPlaced Upcast(in V1 old) => new(old.Customer, 0);
        }

        public static partial class Formerly
        {
            [Upcasts("order-placed", 1)]
            private static OrderPlaced Again(in OrderPlacedV1 old) => new(old.Customer, 1);
        }
        """,
        "FOLD325: 'order-placed' v1 is upcast by 'Shop.Formerly.Again' too. One upcaster decides what has become of it; return several events from it as a tuple.",
        "FOLD325: 'order-placed' v1 is upcast by 'Shop.OrderPlaced.Upcast' too. One upcaster decides what has become of it; return several events from it as a tuple.");

    [Fact]
    public Task A_name_that_is_taken_is_the_only_error() => Says(
        """
        [Event("order-placed", Version = 2)]
        public sealed partial record OrderPlaced(string V1, int Lines)
        {
            private static OrderPlaced Upcast(in OrderPlacedV1 old) => new("", 0);

            public readonly record struct OrderPlacedV1;
        }

        [Event("voltage-measured")]
        public readonly partial record struct VoltageMeasured(double V1, double V2);

        public static partial class Formerly
        {
            public const int OrderShippedV1 = 1;

            [Upcasts("order-shipped", 1)]
            private static void Forget(in OrderPlaced.OrderPlacedV1 old) { }
        }
        """,
        "FOLD321: Event 'order-placed' was stored as version 1, and no upcaster takes it: write 'private static OrderPlaced Upcast(in V1 old)' in 'OrderPlaced'",
        "FOLD326: 'OrderPlaced' has 'V1' already, and the old version of the event is generated under that name. Call it otherwise.",
        "FOLD320: 'Upcast' can't upcast: it takes 'OrderPlacedV1'; an old version of this event is called 'V1', 'V2' and so on",
        "FOLD326: 'Formerly' has 'OrderShippedV1' already, and the old version of the event is generated under that name. Call it otherwise.",
        "FOLD320: 'Forget' can't upcast: it takes 'OrderPlaced.OrderPlacedV1'; the generated type of order-shipped v1 is 'OrderShippedV1'");

    [Fact]
    public Task An_aggregate_folds_all_that_has_become_of_an_old_event_or_nothing() => Says(
        """
        [Event("order-packed")]
        public readonly partial record struct OrderPacked(string Box);

        [Event("stamp-used")]
        public readonly partial record struct StampUsed(int Number);

        public static partial class Formerly
        {
            [Upcasts("order-shipped", 1)]
            private static (OrderPacked, StampUsed) Split(in OrderShippedV1 old) => (new(old.Box), new(old.Stamp));
        }

        [Aggregate("order")]
        public sealed partial class Order
        {
            private void Apply(in OrderPacked e) { }
        }

        [Aggregate("stamps"), Ignores<OrderPacked>]
        public sealed partial class Stamps
        {
            private void Apply(in StampUsed e) { }
        }

        [Event("noted")]
        public readonly partial record struct Noted;

        [Aggregate("notes")]
        public sealed partial class Notes
        {
            private void Apply(in Noted e) { }
        }
        """,
        "FOLD327: Old 'order-shipped' v1 becomes OrderPacked, StampUsed, of which Order folds a part and neither folds nor ignores StampUsed. Give it an Apply, or declare [Ignores<StampUsed>].");

    private static async Task Says(string source, params string[] expected) => Assert.Equal(expected, await Said(source));

    private static Task<string[]> Said(string source) => Said(source, Lock);

    private static async Task<string[]> Said(string source, string? eventLock)
    {
        // What else the lock holds is no concern of these sources.
        IEnumerable<Diagnostic> found = await Reviewed.DiagnosticsOf(Reviewed.Compile([("Shop.cs", "namespace Shop;\n" + source)], eventLock: eventLock), eventLock);
        return [.. found.Where(diagnostic => diagnostic.Id != RuleIds.ShippedEventIsGone && diagnostic.Severity > DiagnosticSeverity.Info)
            .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")];
    }
}
