namespace Foldstream.Analyzers.Tests.Rules;

public sealed class EventStateRuleTests
{
    private const string Types = """

        public sealed record Line(string Sku, List<string> Tags);
        public sealed record Basket(string Name, ImmutableArray<Line> Lines);
        public sealed record Mutable(int A) { public int B { get; set; } }
        public sealed record Counted(int A) { private int _count; public int Next() => ++_count; }
        public record struct Loose(int A) { public int B { get; set; } }
        public sealed class Customer { public string Name { get; set; } = ""; }
        public abstract record Noted { public List<string> Notes { get; init; } = []; }
        public sealed record Derived(int A) : Noted;
        public sealed record Pair<T>(T A, T B);
        public sealed record Cached(string Sku) { private readonly Dictionary<string, int> _cache = []; public int Of(string key) => _cache[key]; }
        public sealed record Chain(Chain? Next, Knot? Knot, int Value);
        public sealed record Knot(Chain? Chain, int[] Values);
        public interface ISender { void Send(string text); }
        public interface IMail : ISender;
        [Aggregate("order")] public sealed partial class Order { }
        """;

    [Theory]
    [InlineData("List<int>", "List<int>", "'List<int>' can be changed in place", "Use 'ImmutableArray<int>'")]
    [InlineData("string[]", "string[]", "'string[]' can be changed in place", "Use 'ImmutableArray<string>'")]
    [InlineData("byte[]", "byte[]", "'byte[]' can be changed in place", "Use 'ReadOnlyMemory<byte>'")]
    [InlineData("Memory<byte>", "Memory<byte>", "'Memory<byte>' can be changed in place", "Use 'ReadOnlyMemory<byte>'")]
    [InlineData("IReadOnlyList<Line>", "IReadOnlyList<Line> -> Line.Tags -> List<string>", "'List<string>' can be changed in place", "Use 'ImmutableArray<string>'")]
    [InlineData("IReadOnlyDictionary<int, string[]>", "IReadOnlyDictionary<int, string[]> -> string[]", "'string[]' can be changed in place", "Use 'ImmutableArray<string>'")]
    [InlineData("HashSet<int>", "HashSet<int>", "'HashSet<int>' can be changed in place", "Use 'ImmutableHashSet<int>'")]
    [InlineData("SortedDictionary<int, Line>", "SortedDictionary<int, Line>", "'SortedDictionary<int, Line>' can be changed in place", "Use 'ImmutableSortedDictionary<int, Line>'")]
    [InlineData("IEnumerable<int>", "IEnumerable<int>", "'IEnumerable<int>' may be a view of a collection that changes", "Use 'ImmutableArray<int>'")]
    [InlineData("Dictionary<string, int>", "Dictionary<string, int>", "'Dictionary<string, int>' can be changed in place", "Use 'ImmutableDictionary<string, int>'")]
    [InlineData("ImmutableArray<int>.Builder", "Builder", "'Builder' can be changed in place", "Call 'ToImmutable' before the event is made, and hold what it gives")]
    [InlineData("System.Text.StringBuilder", "StringBuilder", "'StringBuilder' can be changed in place", "Use 'string'")]
    [InlineData("ImmutableArray<Line>", "ImmutableArray<Line> -> Line.Tags -> List<string>", "'List<string>' can be changed in place", "Use 'ImmutableArray<string>'")]
    [InlineData("Basket?", "Basket.Lines -> ImmutableArray<Line> -> Line.Tags -> List<string>", "'List<string>' can be changed in place", "Use 'ImmutableArray<string>'")]
    [InlineData("(int A, Line B)", "(int A, Line B) -> Line.Tags -> List<string>", "'List<string>' can be changed in place", "Use 'ImmutableArray<string>'")]
    [InlineData("Pair<int[]>", "Pair<int[]>.A -> int[]", "'int[]' can be changed in place", "Use 'ImmutableArray<int>'")]
    [InlineData("Derived", "Derived -> Noted.Notes -> List<string>", "'List<string>' can be changed in place", "Use 'ImmutableArray<string>'")]
    [InlineData("Cached", "Cached._cache -> Dictionary<string, int>", "'Dictionary<string, int>' can be changed in place", "Use 'ImmutableDictionary<string, int>'")]
    [InlineData("Chain", "Chain.Knot -> Knot.Values -> int[]", "'int[]' can be changed in place", "Use 'ImmutableArray<int>'")]
    [InlineData("Mutable", "Mutable.B", "'B' can be set at any time", "Replace its 'set' by 'init'")]
    [InlineData("Loose?", "Loose.B", "'B' can be set at any time", "Replace its 'set' by 'init'")]
    [InlineData("Counted", "Counted._count", "'_count' can be set at any time", "Make '_count' a parameter of the primary constructor")]
    [InlineData("Customer", "Customer.Name", "'Name' can be set at any time", "Make 'Customer' a sealed record or a readonly record struct whose members are all in its primary constructor")]
    [InlineData("Func<int>", "Func<int>", "'Func<int>' is code, and no fact", "Hold the values that it works on, or the one that it gives")]
    [InlineData("System.IO.MemoryStream", "MemoryStream", "'MemoryStream' is read or written once, and then gone", "Hold its content as 'ReadOnlyMemory<byte>' or 'string', or the address under which it is kept")]
    [InlineData("Task<int>", "Task<int>", "'Task<int>' is work that may not be done yet", "Await it before the event is made, and hold its result")]
    [InlineData("System.Threading.CancellationToken", "CancellationToken", "'CancellationToken' is something that acts, and no fact", "Hold the values that it gave when the event happened")]
    [InlineData("IDisposable", "IDisposable", "'IDisposable' is something that acts, and no fact", "Hold the values that it gave when the event happened")]
    [InlineData("IMail", "IMail", "'IMail' is something that acts, and no fact", "Hold the values that it gave when the event happened")]
    [InlineData("Exception", "Exception", "'Exception' is an object that changes as it is thrown", "Hold what went wrong as a 'string' or a record of your own")]
    [InlineData("Order", "Order", "'Order' is an aggregate, which changes with each of its events", "Hold its identifier and the values that matter here")]
    public Task What_can_change_is_shown_with_the_way_to_it(string type, string way, string cause, string advice) => Verify.MessageWithoutGenerators(
        $$"""[Event("e")] public sealed partial record E(int Y, {|#0:{{type}}|} X);""" + Types,
        "FOLD116",
        $"'X' of 'E' holds something that can change after the event was recorded: E.X -> {way}. {cause}. {advice}.");

    [Fact]
    public Task Each_member_is_reported_once_and_what_can_not_change_by_another_rule() => Verify.Diagnostics(
        """
        [Event("e")]
        public sealed partial record E({|FOLD116:Line|} A, {|FOLD116:ImmutableArray<List<int>>|} B, {|FOLD104:ImmutableQueue<int>|} C, int D)
        {
            public {|FOLD116:int[]|} F { get; init; } = [];
            public List<int> {|FOLD103:G|} { get; set; } = [];
            public int[] {|FOLD116:H|} { get; } = [D];
            private readonly List<int> {|FOLD116:_i|} = [];
            public int[] J => [D];
            private static readonly int[] K = [1];
        }
        """ + Types);

    [Fact]
    public Task State_of_a_base_record_is_seen_where_no_other_rule_speaks() => Verify.Diagnostics("""
        [Event("e")] public sealed partial record {|FOLD116:E|}(int A) : Fact([A]);
        [Event("f")] public sealed partial record F({|FOLD116:int[]|} Values) : Fact(Values);
        [Event("g")] public sealed partial record {|FOLD110:G|}(int A) : Noted;
        public abstract record Fact(int[] Values);
        public abstract record Noted { public List<string> Notes { get; init; } = []; }
        """);

    [Fact]
    public Task A_case_is_reported_where_it_stands_and_the_event_is_silent() => Verify.Diagnostics("""
        [Event("e")] public sealed partial record E(Payment X);
        public abstract record Payment;
        public sealed record Owner(string Name, ImmutableArray<string[]> Lines);
        [Case(1)] public sealed record Card({|FOLD116:List<int>|} A, {|FOLD113:ImmutableQueue<int>|} B, {|FOLD116:Owner|} C) : Payment;
        [Case(2)] public sealed record Cash({|FOLD116:Owner|} A) : Payment;
        """);

    [Fact]
    public Task What_a_referenced_assembly_brings_is_looked_into() => Verify.DiagnosticsAgainst(
        Compiled.Reference("Shop", """
            namespace Shop;
            public sealed record Line(string Sku, ImmutableArray<string[]> Tags);
            public sealed record Box(int Size) { public int Weight { get; set; } }
            public abstract record Payment { [Case(1)] public sealed record Card(List<int> Numbers) : Payment; }
            public record struct Loose(int A);
            """),
        """
        [Event("e")] public sealed partial record E({|FOLD116:Shop.Line|} A, {|FOLD116:Shop.Box|} B, {|FOLD116:Shop.Payment|} C, Shop.Loose D);
        """);

    [Fact]
    public Task What_can_not_change_is_left_alone() => Verify.Diagnostics("""
        [Event("e")]
        public sealed partial record E(ImmutableArray<Line> A, Loose B, Loose? C, ReadOnlyMemory<byte> D, Id F, ImmutableArray<Loose> G, Payment H, Line? I)
        {
            public Uri Where => new("https://example.org/" + F.Value);
        }

        public sealed record Line(string Sku, ImmutableArray<string> Tags)
        {
            private static readonly List<string> Known = [];
            public string[] Sorted => [.. Tags];
            public int Count { get; } = Tags.Length;
            private readonly string _upper = Sku.ToUpperInvariant();
        }

        public record struct Loose(int A);
        [Identifier] public readonly partial record struct Id(Guid Value);
        public abstract record Payment(decimal Fee);
        [Case(1)] public sealed record Card(string Number, decimal Fee) : Payment(Fee);
        """);

    [Fact]
    public Task A_type_of_ever_longer_types_has_an_end() => Verify.Diagnostics("""
        [Event("e")] public sealed partial record E({|FOLD104:Nest<int>|} X);
        public sealed record Nest<T>(Nest<ImmutableArray<T>>? Inner);
        """);
}
