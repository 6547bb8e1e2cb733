namespace Foldstream.Analyzers.Tests.Rules;

public sealed class RecordAggregateRuleTests
{
    private const string Events = """
        [Event("placed")] public readonly partial record struct Placed(int A);
        [Event("paid")] public sealed partial record Paid(int A);
        public sealed record NoEvent(int A);
        public sealed record Command(int A);
        """;

    private const string Initial = "public static Cart Initial { get; } = new(0);";

    [Theory]
    [InlineData("Cart Apply(in Placed e) => this;")]
    [InlineData("private Cart Apply(Placed e) => this; public Cart Apply(in Paid e, in EventContext context) => this;")]
    [InlineData("static Cart Apply(Cart state, in Placed e) => state;")]
    [InlineData("static Cart Apply(in Cart state, Placed e, in EventContext context) => state;")]
    [InlineData("Cart Applied() => this; static int Apply2<T>(T t) => 1;")]
    [InlineData("public static int Total; public static int Sum { get; set; } public const int Max = 3; private readonly int _hidden = 3; public int Twice => A * 2;")]
    [InlineData("public int B { get; init; } public int C { get => A; init { } }")]
    [InlineData("public int Raise => 3; public void Id() { } public int Version => 1;")]
    public async Task An_honest_record_is_left_alone(string members)
    {
        await Verify.Diagnostics(Events, Record(members + Initial));
        await Verify.Diagnostics(Events, Struct(members + Initial));
    }

    [Theory]
    [InlineData("public static Cart Initial => new(0);")]
    [InlineData("private static readonly Cart Initial = new(0);")]
    [InlineData("internal static Cart Initial { get; } = new(0);")]
    [InlineData("private Cart(in Placed e) : this(e.A) { } private Cart(Paid e, in EventContext c) : this(e.A) { }")]
    [InlineData("private Cart(in Placed e) : this(e.A) { } private Cart Apply(in Placed e) => this;")]
    public async Task A_record_begins_with_Initial_or_an_event(string members)
    {
        await Verify.Diagnostics(Events, Record(members));
        await Verify.Diagnostics(Events, Struct(members));
    }

    [Fact]
    public Task A_record_must_be_partial() => Verify.Diagnostics("""
        [Aggregate("order")] public sealed record {|FOLD201:Order|} { static Order Initial => new(); }
        public class Outer { [Aggregate("cart")] public readonly partial record struct {|FOLD201:Cart|} { static Cart Initial => default; } }
        """);

    [Fact]
    public Task A_record_may_keep_an_event_as_a_part_of_its_state() => Verify.Diagnostics(Events, """
        [Aggregate("a")] public sealed partial record A(Placed Last, int N) { private A(in Paid e) : this(default, e.A) { } A Apply(in Placed e) => this with { Last = e }; }
        [Aggregate("b")] public readonly partial record struct B(Placed Last) { static B Initial => default; B Apply(in Placed e) => new(e); }
        [Aggregate("c")] public sealed partial record C(Placed First);
        """);

    [Theory]
    [InlineData("", "has neither a birth constructor nor 'Initial'")]
    [InlineData("public Cart Initial => this;", "has an 'Initial' that is not static")]
    [InlineData("public static int Initial => 3;", "has an 'Initial' that is a 'int'")]
    [InlineData("public static Cart? Initial => null;", "has an 'Initial' that is a 'Cart?'")]
    [InlineData("public static Cart Initial { set { } }", "has an 'Initial' that can't be read")]
    [InlineData("public static Cart Initial() => new(0);", "has an 'Initial' that is neither a property nor a field")]
    public async Task A_record_without_a_state_to_begin_with_is_told_what_it_lacks(string members, string reason)
    {
        string message = $"'Cart' {reason}, so that nothing can be folded into it. "
            + "Add 'public static Cart Initial { get; } = ...;', or a constructor that takes the event it begins with.";
        await Verify.Message(Record(members).Replace("Cart(", "{|#0:Cart|}(", StringComparison.Ordinal), "FOLD209", message);
        await Verify.Message(Struct(members).Replace("struct Cart", "struct {|#0:Cart|}", StringComparison.Ordinal), "FOLD209", message);
    }

    [Theory]
    [InlineData("void Apply(in Placed e) { }", "it returns nothing, and a record is a value that nobody changes; return the next 'Cart', 'this with { ... }'")]
    [InlineData("static void Apply(Cart state, in Placed e) { }", "it returns nothing, and a record is a value that nobody changes; return the next 'Cart', 'this with { ... }'")]
    [InlineData("int Apply(in Placed e) => 1;", "it returns 'int'; a record's fold step returns the next 'Cart'")]
    [InlineData("Cart? Apply(in Placed e) => null;", "it returns 'Cart?'; a record's fold step returns the next 'Cart'")]
    [InlineData("ref readonly Cart Apply(in Placed e) => ref Field; static readonly Cart Field;", "it returns a reference; return the next 'Cart' itself")]
    [InlineData("static Cart Apply(in Placed e) => new(0);", "it is static, and its first parameter is not the state; write 'Cart state' before the event")]
    [InlineData("static Cart Apply(ref Cart state, in Placed e) => state;", "it takes the state as 'ref'; take it as 'in' or by value")]
    [InlineData("static Cart Apply(in Cart state, ref Placed e) => state;", "it takes the event as 'ref'; take it as 'in' or by value")]
    [InlineData("static Cart Apply(in Cart state, in Placed e, int a) => state;", "its third parameter is a 'int'; only 'in EventContext' may follow the event")]
    [InlineData("static Cart Apply(in Cart state, in Placed e, in EventContext c, int a) => state;", "it has more parameters than the state, the event and 'in EventContext'")]
    [InlineData("async Task<Cart> Apply(Placed e) { await Task.Yield(); return this; }", "it is async; a replay does not wait, so fetch before the decision and put the result into the event")]
    [InlineData("Cart Apply<T>(in Placed e) => this;", "it is generic; write one 'Apply' per event")]
    public Task An_Apply_of_a_record_that_a_replay_can_not_call_is_named_with_the_reason(string method, string reason) => Verify.Message(
        Struct(Initial.Replace("new(0)", "default", StringComparison.Ordinal) + method.Replace("Apply", "{|#0:Apply|}", StringComparison.Ordinal)) + Events,
        "FOLD205",
        $"'Apply' of 'Cart' can't fold 'Placed': {reason}");

    [Fact]
    public Task An_Apply_that_takes_only_the_state_folds_nothing() => Verify.Message(
        Record("static Cart {|#0:Apply|}(Cart state) => state;" + Initial),
        "FOLD205",
        "'Apply' of 'Cart' can't fold an event: it takes only the state; the event follows it");

    [Fact]
    public Task A_record_with_Initial_is_not_born_by_an_event() => Verify.Message(
        Record("private {|#0:Cart|}(in Placed e) : this(e.A) { }" + Initial) + Events,
        "FOLD205",
        "The constructor of 'Cart' can't fold 'Placed': 'Initial' is the state before the first event, so that none gives birth; write an 'Apply', or leave out 'Initial'");

    [Fact]
    public Task An_event_is_folded_once_also_by_instance_and_static_methods() => Verify.Diagnostics(Events, Struct(
        "Cart Apply(in Placed e) => this; static Cart Apply(Cart state, in {|FOLD206:Placed|} e) => state; Cart Apply({|FOLD207:NoEvent|} e) => this; static Cart Apply(in Cart state, {|FOLD207:NoEvent|} e) => state;" + Initial));

    [Theory]
    [InlineData("public int {|FOLD211:B|} { get; set; }")]
    [InlineData("public int {|FOLD211:B|} { get; private set; }")]
    [InlineData("public int {|FOLD211:B|} { get => 1; set { } }")]
    [InlineData("private int {|FOLD211:_b|}, {|FOLD211:_c|};")]
    public Task A_record_has_nothing_that_can_be_set(string members) => Verify.Diagnostics(Record(members + Initial));

    [Theory]
    [InlineData("public List<int> {|FOLD218:B|} { get; init; } = [];")]
    [InlineData("public int[] {|FOLD218:B|} { get; } = [];")]
    [InlineData("private readonly Dictionary<string, int> {|FOLD218:_b|} = [];")]
    [InlineData("public IList<int> {|FOLD218:B|} { get; init; } = [];")]
    [InlineData("public IReadOnlyList<int> B { get; init; } = []; public string C { get; init; } = \"\"; private static readonly int[] Known = [1]; public int[] D => [A];")]
    [InlineData("public System.Collections.Immutable.ImmutableList<int> B { get; init; } = [];")]
    public Task A_record_holds_no_collection_that_can_be_changed(string members) => Verify.Diagnostics("using System.Collections.Generic; " + Record(members + Initial));

    [Theory]
    [InlineData("sealed partial record", "System.Collections.Generic.HashSet<int>", "HashSet<int>", "ImmutableHashSet")]
    [InlineData("readonly partial record struct", "int[]", "int[]", "ImmutableArray")]
    [InlineData("sealed partial record", "System.Collections.Concurrent.ConcurrentDictionary<int, int>", "ConcurrentDictionary<int, int>", "ImmutableDictionary")]
    public Task A_collection_of_a_primary_constructor_is_named_with_what_to_use(string kind, string type, string shown, string advice) => Verify.Message(
        $$"""[Aggregate("cart")] public {{kind}} Cart({{type}} {|#0:Seen|}) { public static Cart Initial => new([]); }""",
        "FOLD218",
        $"'Seen' of 'Cart' is shared by the states that 'with' makes, and can change: Cart.Seen -> {shown}. '{shown}' can be changed in place, which changes them all, 'Initial' and the states of other streams included. Use '{advice}'.");

    [Theory]
    [InlineData("ImmutableArray<Line>", "ImmutableArray<Line> -> Line.Tags -> List<string>", "'List<string>' can be changed in place", "Use 'ImmutableList'")]
    [InlineData("ImmutableDictionary<string, int[]>", "ImmutableDictionary<string, int[]> -> int[]", "'int[]' can be changed in place", "Use 'ImmutableArray'")]
    [InlineData("(int Count, Line? Last)", "(int Count, Line? Last) -> Line.Tags -> List<string>", "'List<string>' can be changed in place", "Use 'ImmutableList'")]
    [InlineData("Buyer?", "Buyer.Name", "'Name' can be set at any time", "Make 'Buyer' a sealed record or a readonly record struct whose members are all in its primary constructor")]
    [InlineData("Named", "Named -> Noted.Note", "'Note' can be set at any time", "Replace its 'set' by 'init'")]
    public Task What_can_change_deep_inside_a_record_is_shown_with_the_way_to_it(string type, string way, string cause, string advice) => Verify.Message(
        $$"""
        [Aggregate("cart")] public sealed partial record Cart({{type}} {|#0:X|}) { public static Cart Initial => new(default({{type}})!); }
        public sealed record Line(string Sku, List<string> Tags);
        public sealed class Buyer { public string Name { get; set; } = ""; }
        public abstract record Noted { public string? Note { get; set; } }
        public sealed record Named(string Name) : Noted;
        """,
        "FOLD218",
        $"'X' of 'Cart' is shared by the states that 'with' makes, and can change: Cart.X -> {way}. {cause}, which changes them all, 'Initial' and the states of other streams included. {advice}.");

    [Theory]
    [InlineData("ImmutableDictionary<string, Line>")]
    [InlineData("IReadOnlyList<Line>")]
    [InlineData("Box")]
    [InlineData("Tree?")]
    [InlineData("Uri?")]
    public Task What_can_not_be_changed_in_place_is_left_alone(string type) => Verify.Diagnostics($$"""
        [Aggregate("cart")] public sealed partial record Cart({{type}} X) { public static Cart Initial => new(default({{type}})!); }
        public sealed record Line(string Sku, ImmutableArray<string> Tags) { private static readonly string[] None = []; public string[] All => None; }
        public struct Box { public int Size { get; set; } public int Weight; }
        public sealed record Tree(Tree? Left, Tree? Right, int Value);
        """);

    [Fact]
    public Task What_a_record_inherits_can_not_be_set_either() => Verify.Diagnostics("""
        [Aggregate("cart")] public sealed partial record {|FOLD211:Cart|}(int A) : Entity { public static Cart Initial => new(0); }
        public record Entity { public int B { get; set; } public int C { get; init; } }
        """);

    [Theory]
    [InlineData("public int {|FOLD212:Events|} => 3;")]
    [InlineData("private static class {|FOLD212:Events|};")]
    [InlineData("void {|FOLD212:Events|}(int a) { } void {|FOLD212:Events|}() { }")]
    public async Task A_generated_name_is_not_declared(string members)
    {
        await Verify.Diagnostics(Record(members + Initial));
        await Verify.Diagnostics($$"""[Aggregate("order")] public sealed partial class Order { {{members}} }""");
    }

    [Theory]
    [InlineData("private void {|FOLD212:Raise|}(in Placed e) { }")]
    [InlineData("private void {|FOLD212:Raise|}(string text) { }")]
    [InlineData("public int {|FOLD212:Raise|} { get; set; }")]
    public Task A_class_does_not_declare_Raise(string members)
        => Verify.Diagnostics(Events, $$"""[Aggregate("order")] public sealed partial class Order { {{members}} private void Apply(in Placed e) { } }""");

    [Fact]
    public Task An_aggregate_is_not_called_like_what_is_generated_in_it() => Verify.Diagnostics("""
        [Aggregate("a")] public sealed partial class {|FOLD212:Events|};
        [Aggregate("b")] public sealed partial class {|FOLD212:Raise|};
        """);

    [Fact]
    public Task A_positional_member_may_not_be_called_Events() => Verify.Message(
        """[Aggregate("a")] public sealed partial record A(int {|#0:Events|}) { public static A Initial => new(0); }""",
        "FOLD212",
        "'A' declares 'Events', and Foldstream generates the type of the events that it takes of that name in the aggregate. Rename yours.");

    [Fact]
    public async Task A_namespace_Events_is_out_of_sight_in_an_aggregate()
    {
        const string space = """namespace Shop.Events { [Event("placed")] public readonly partial record struct Placed(int Number); }""";
        await Verify.DiagnosticsWithoutGenerators(space, """
            namespace Shop
            {
                [Aggregate("order")] public sealed partial class Order { private Order(in {|FOLD212:Events.Placed|} e) { } private void Apply({|FOLD212:Events.Placed|} e) { } }
                [Aggregate("basket")] public sealed partial class Basket { private void Apply(in global::Shop.Events.Placed e) { } }
                [Aggregate("cart")] public sealed partial record Cart { public static Cart Initial => new(); private Cart Apply(Shop.Events.Placed e) => this; public static void Log(Events.Item item) { } }
            }
            """);
        await Verify.MessageWithoutGenerators(
            space + """namespace Shop { [Aggregate("order")] public sealed partial class Order { private void Apply({|#0:Events.Placed|} e) { } } }""",
            "FOLD212",
            "'Order' takes 'Events.Placed', and Foldstream generates a type 'Events' in the aggregate. Write 'Placed', with a using directive for where it stands.");
    }

    [Theory]
    [InlineData("public static Events Decide(Cart state, Command command) => default!;")]
    [InlineData("internal static Cart.Events Decide(in Cart state, in Command command, DecisionContext context) => default!;")]
    [InlineData("public static global::Cart.Events Decide(Cart state, string command, in DecisionContext context) => default!; public static Events Decide(Cart state, Command command) => default!;")]
    [InlineData("public static Events Decide(Cart state, Unknown command) => default!;")]
    public Task An_honest_Decide_is_left_alone(string method) => Verify.DiagnosticsWithoutGenerators(Events, Record(method + Initial));

    [Theory]
    [InlineData("public Events Decide(Command command)", "it is not static; the state is its first parameter")]
    [InlineData("public static Events Decide<T>(Cart state, T command)", "it is generic; write one 'Decide' per command")]
    [InlineData("public static async Task<Events> Decide(Cart state, Command command)", "it is async; a decision may run again after a conflict, so fetch before it and put the result into the command")]
    [InlineData("private static Events Decide(Cart state, Command command)", "it is private, and ExecuteAsync calls it; make it internal or public")]
    [InlineData("public static Cart Decide(Cart state, Command command)", "it returns 'Cart'; what it decides is a 'Cart.Events'")]
    [InlineData("public static void Decide(Cart state, Command command)", "it returns nothing; what it decides is a 'Cart.Events'")]
    [InlineData("public static Order.Events Decide(Cart state, Command command)", "it returns 'Order.Events'; what it decides is a 'Cart.Events'")]
    [InlineData("public static (Events, int) Decide(Cart state, Command command)", "it returns '(Events, int)'; what it decides is a 'Cart.Events'")]
    [InlineData("public static Events Decide(Cart state)", "it takes the state, the command and perhaps a 'DecisionContext', and nothing else")]
    [InlineData("public static Events Decide(Cart state, Command command, DecisionContext context, int more)", "it takes the state, the command and perhaps a 'DecisionContext', and nothing else")]
    [InlineData("public static Events Decide(Command command, Cart state)", "its first parameter is not the state; write 'Cart state' or 'in Cart state'")]
    [InlineData("public static Events Decide(Cart state, ref Command command)", "it takes the command by reference; take it as 'in' or by value")]
    [InlineData("public static Events Decide(Cart state, Command command = null!)", "its command is an optional parameter; a command is always given")]
    [InlineData("public static Events Decide(Cart state, Paid command)", "'Paid' is an event, which has happened already; a command asks for something")]
    [InlineData("public static Events Decide(Cart state, ReadOnlySpan<int> command)", "a 'ReadOnlySpan<int>' can't be kept until the decision is made; a command is an ordinary value")]
    [InlineData("public static Events Decide(Cart state, Command command, DateTimeOffset now)", "its third parameter is a 'DateTimeOffset'; only a 'DecisionContext' may follow the command")]
    [InlineData("private sealed class Hidden; public static Events Decide(Cart state, Hidden command)", "'Hidden' is not accessible in its project, and ExecuteAsync takes it; make it internal or public")]
    [InlineData("public static Events Decide(Cart state, Command command) => default!; public static Events {|#0:Decide|}(Cart state, in Command command)", "there is another one for 'Command'; keep one")]
    public Task A_Decide_that_ExecuteAsync_can_not_call_is_named_with_the_reason(string method, string reason) => Verify.MessageWithoutGenerators(
        Record((method.Contains("{|#0", StringComparison.Ordinal) ? method : method.Replace("Decide", "{|#0:Decide|}", StringComparison.Ordinal)) + " => default!;" + Initial) + Events,
        "FOLD214",
        $"'Decide' of 'Cart' can't take a command: {reason}. Write 'static Cart.Events Decide(Cart state, TheCommand command)'.");

    [Fact]
    public Task A_class_may_have_a_method_Decide() => Verify.Diagnostics("""[Aggregate("order")] public sealed partial class Order { public int Decide() => 3; }""");

    [Theory]
    [InlineData("Events")]
    [InlineData("List<Events>")]
    [InlineData("(int, Events)[]")]
    public Task A_command_that_only_the_analyzer_sees_is_reported(string command) => Verify.MessageWithoutGenerators(
        Record("public static Events {|#0:Decide|}(Cart state, " + command + " command) => default;" + Initial),
        "FOLD214",
        "'Decide' of 'Cart' can't take a command: the command's type, or a part of it, is written by a generator, and generators don't see each other's output. "
            + "Write 'static Cart.Events Decide(Cart state, TheCommand command)'.",
        "partial record Cart { public readonly struct Events; }");

    private static string Record(string members) => $$"""[Aggregate("cart")] public sealed partial record Cart(int A) { {{members}} }""" + "\n";

    private static string Struct(string members) => $$"""[Aggregate("cart")] public readonly partial record struct Cart(int A) { {{members}} }""" + "\n";
}
