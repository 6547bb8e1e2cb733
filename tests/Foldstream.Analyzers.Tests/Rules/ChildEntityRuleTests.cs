namespace Foldstream.Analyzers.Tests.Rules;

public sealed class ChildEntityRuleTests
{
    private const string Events = """
        [Event("made")] public readonly partial record struct Made(int Offer, string Terms);
        [Event("sent")] public sealed partial record Sent(string By, int Offer);
        public sealed class Offer { public Offer(in Made e) { } public void Apply(Sent e) { } }
        public sealed record Sheet(int Times) { public Sheet(in Made e) : this(0) { } public Sheet Apply(Sent e) => this; }
        public readonly record struct Value(int Times) { public Value(in Made e) : this(0) { } public static Value Apply(Value state, Sent e) => state; }
        """;

    [Theory]
    [InlineData("private readonly Dictionary<int, Offer> _offers = new();")]
    [InlineData("private readonly Dictionary<int, Sheet> _offers = new();")]
    [InlineData("private readonly Dictionary<int, Value> _offers = new();")]
    [InlineData("private SortedDictionary<int, Offer> Offers { get; } = new();")]
    [InlineData("private SortedDictionary<int, Offer> Offers { get => field ??= new(); }")]
    [InlineData("private ImmutableDictionary<int, Offer> _offers = ImmutableDictionary<int, Offer>.Empty;")]
    [InlineData("public ImmutableSortedDictionary<int, Value> Offers { get; private set; } = ImmutableSortedDictionary<int, Value>.Empty;")]
    [InlineData("private readonly Dictionary<int, Inner> _offers = new(); private sealed class Inner { internal Inner(Made e, in EventContext c) { } }")]
    [InlineData("private readonly Dictionary<int, Inner> _offers = new(); private sealed class Inner { internal void Apply(Sent e) { } }")]
    [InlineData("private readonly Dictionary<int, Inner> _offers = new(); private sealed class Inner(Made e) { internal int A => e.Offer; }")]
    [InlineData("private readonly Dictionary<int, Inner> _offers = new(); private sealed record Inner(Made Made, int Times) { internal Inner Apply(Sent e) => this; }")]
    [InlineData("private readonly Dictionary<int, Offer> _offers = new(); void Apply(in Made e) { } void Apply(Sent e) { }")]
    public Task An_honest_collection_of_a_class_is_left_alone(string members) => Verify.Diagnostics(Events, $$"""
        [Aggregate("loan")] public sealed partial class Loan { [Entity("Offer")] {{members}} }
        """);

    [Theory]
    [InlineData("([Entity(\"Offer\")] ImmutableDictionary<int, Sheet> Offers) { public static Loan Initial => new(ImmutableDictionary<int, Sheet>.Empty); }")]
    [InlineData("([property: Entity(\"Offer\")] ImmutableSortedDictionary<int, Value> Offers) { public static Loan Initial => new(ImmutableSortedDictionary<int, Value>.Empty); }")]
    [InlineData("(int A) { public static Loan Initial => new(1); [Entity(\"Offer\")] public ImmutableDictionary<int, Value> Offers { get; private init; } = ImmutableDictionary<int, Value>.Empty; }")]
    public Task An_honest_collection_of_a_record_is_left_alone(string declaration) => Verify.Diagnostics(Events, $"""
        [Aggregate("loan")] public sealed partial record Loan{declaration}
        [Aggregate("loan2")] public readonly partial record struct Loan2{declaration.Replace("Loan", "Loan2", StringComparison.Ordinal)}
        """);

    [Theory]
    [InlineData("readonly List<Offer> {|#0:_offers|} = new();", "it is a 'List<Offer>'; use a Dictionary, SortedDictionary, ImmutableDictionary or ImmutableSortedDictionary, whose key names the child")]
    [InlineData("readonly IDictionary<int, Offer> {|#0:_offers|} = null!;", "it is a 'IDictionary<int, Offer>'; use a Dictionary, SortedDictionary, ImmutableDictionary or ImmutableSortedDictionary, whose key names the child")]
    [InlineData("static readonly Dictionary<int, Offer> {|#0:_offers|} = new();", "it is static, so that all aggregates would share it; each holds its own children")]
    [InlineData("readonly Dictionary<int, Offer>? {|#0:_offers|} = new();", "it may be null; begin with an empty one")]
    [InlineData("Dictionary<int, Offer> {|#0:_offers|} = new();", "another one could be assigned, and the children would be lost; make it 'readonly'")]
    [InlineData("SortedDictionary<int, Offer> {|#0:_offers|} { get; set; } = new();", "another one could be assigned, and the children would be lost; make it '{ get; }'")]
    [InlineData("Dictionary<int, Offer> {|#0:_offers|} { get; init; } = new();", "another one could be assigned, and the children would be lost; make it '{ get; }'")]
    [InlineData("Dictionary<int, Offer> {|#0:_offers|} => new();", "it is computed; put the attribute on what holds the children")]
    [InlineData("readonly ImmutableDictionary<int, Offer> {|#0:_offers|} = null!;", "it is readonly, and a changed child makes another collection; take away 'readonly'")]
    [InlineData("ImmutableDictionary<int, Offer> {|#0:_offers|} { get; } = null!;", "it can't be set, and a changed child makes another collection; make it '{ get; private set; }'")]
    [InlineData("ImmutableDictionary<int, Offer> {|#0:_offers|} { get; init; } = null!;", "it can't be set, and a changed child makes another collection; make it '{ get; private set; }'")]
    public Task A_collection_of_a_class_must_be_one_that_no_fold_can_lose(string member, string reason) => Verify.Message(
        $$"""
        [Aggregate("loan")] public sealed partial class Loan { [Entity("Offer")] {{member}} }
        {{Events}}
        """,
        "FOLD215",
        $"'_offers' of 'Loan' can't hold child entities: {reason}");

    [Theory]
    [InlineData("([Entity(\"Offer\")] Dictionary<int, Sheet> {|#0:Offers|});", "it is a 'Dictionary', which two states of a record would share; use an ImmutableDictionary or ImmutableSortedDictionary")]
    [InlineData(" { [Entity(\"Offer\")] public ImmutableDictionary<int, Sheet> {|#0:Offers|} { get; } = null!; }", "'with' can't set it, and a changed child makes another collection; make it '{ get; init; }'")]
    [InlineData(" { [Entity(\"Offer\")] public readonly ImmutableDictionary<int, Sheet> {|#0:Offers|} = null!; }", "'with' can't set it, and a changed child makes another collection; make it '{ get; init; }'")]
    public Task A_collection_of_a_record_must_be_one_that_its_next_state_can_replace(string declaration, string reason) => Verify.Message(
        $$"""
        [Aggregate("loan")] public sealed partial record Loan{{declaration}}
        partial record Loan { public static Loan Initial { get; } = null!; }
        {{Events}}
        """,
        "FOLD215",
        $"'Offers' of 'Loan' can't hold child entities: {reason}");

    [Fact]
    public Task A_parameter_of_a_class_keeps_no_children() => Verify.Message(
        $$"""
        [Aggregate("loan")] public sealed partial class Loan([Entity("Offer")] Dictionary<int, Offer> {|#0:offers|}) { private Loan() : this(new()) { } public int Count => offers.Count; }
        {{Events}}
        """,
        "FOLD215",
        "'offers' of 'Loan' can't hold child entities: it is a parameter, which a class does not keep; put the attribute on the field or property that it is kept in");

    [Theory]
    [InlineData("(int Number)", "it has no member 'Offer'")]
    [InlineData("(long Offer)", "its 'Offer' is a 'long', and the children's keys are 'int'")]
    [InlineData("(int? Offer)", "its 'Offer' is a 'int?', and the children's keys are 'int'")]
    [InlineData("(int Number) { public int Offer => Number; }", "it has no member 'Offer'")]
    public Task An_event_of_a_child_must_name_the_child(string members, string reason) => Verify.Message(
        $$"""
        [Aggregate("loan")] public sealed partial class Loan { [Entity({|#0:"Offer"|})] readonly Dictionary<int, Child> _offers = new(); }
        public sealed class Child { public void Apply(Named e) { } }
        [Event("named")] public sealed partial record Named{{members}};
        """,
        "FOLD216",
        $"'Named' can't be forwarded to a child in '_offers': {reason}. Add 'int Offer' to the event, or take it out of what 'Child' folds.");

    [Fact]
    public Task A_key_that_may_be_null_names_no_child() => Verify.Message(
        """
        [Aggregate("loan")] public sealed partial class Loan { [Entity({|#0:nameof(Named.Offer)|})] readonly Dictionary<string, Child> _offers = new(); }
        public sealed class Child { public void Apply(Named e) { } }
        [Event("named")] public sealed partial record Named(string? Offer);
        """,
        "FOLD216",
        "'Named' can't be forwarded to a child in '_offers': its 'Offer' is a 'string?', and the children's keys are 'string'. Add 'string Offer' to the event, or take it out of what 'Child' folds.");

    [Theory]
    [InlineData("public interface Child;", "it is neither a class nor a record")]
    [InlineData("public abstract class Child { public void Apply(Sent e) { } }", "it is abstract, so that no event can begin one")]
    [InlineData("public class Child;", "it folds no event; give it a constructor that takes the event it begins with, and an 'Apply' for each later one")]
    [InlineData("public record struct Child { public Child Apply(Sent e) => this; }", "it is a struct that can be changed, and what changes a copy is lost; make it a 'readonly record struct'")]
    [InlineData("public class Child { Child(Made e) { } }", "its constructor can't fold 'Made': 'Loan' can't call it; make it 'internal'")]
    [InlineData("public class Child { protected void Apply(Sent e) { } }", "its 'Apply' can't fold 'Sent': 'Loan' can't call it; make it 'internal'")]
    [InlineData("public class Child { public Child(Made e, int a) { } }", "its constructor can't fold 'Made': its second parameter is a 'int'; only 'in EventContext' may follow the event")]
    [InlineData("public class Child { public required int A { get; init; } public Child(Made e) { } }", "its constructor can't fold 'Made': 'A' is required, and a replay doesn't know what to set; set it in the constructor and mark that with [SetsRequiredMembers]")]
    [InlineData("public class Child { public Child Apply(Sent e) => this; }", "its 'Apply' can't fold 'Sent': it returns 'Child'; a class changes itself and returns nothing, only a record returns its next state")]
    [InlineData("public record Child { public void Apply(Sent e) { } }", "its 'Apply' can't fold 'Sent': it returns nothing, and a record is a value that nobody changes; return the next 'Child', 'this with { ... }'")]
    [InlineData("public class Child { public async void Apply(Sent e) => await Task.Yield(); }", "its 'Apply' can't fold 'Sent': it is async; a replay does not wait, so fetch before the decision and put the result into the event")]
    [InlineData("public class Child { public void Apply(ref Made e) { } }", "its 'Apply' can't fold 'Made': it takes the event as 'ref'; take it as 'in' or by value")]
    [InlineData("public class Child { public void Apply(int e) { } }", "its 'Apply' takes 'int', which is not an event; give the method another name")]
    [InlineData("public class Child { public void Apply() { } }", "its 'Apply' takes no event")]
    [InlineData("public class Child { public void Apply(Sent e) { } [Entity(\"Offer\")] readonly Dictionary<int, Offer> _own = new(); }", "it has child entities of its own, and only an aggregate forwards events; keep them in a collection of the aggregate")]
    public Task A_child_must_be_one_that_events_can_be_forwarded_to(string child, string reason) => Verify.Message(
        $$"""
        [Aggregate("loan")] public sealed partial class Loan { [Entity("Offer")] readonly Dictionary<int, Child> {|#0:_offers|} = new(); }
        {{child}}
        {{Events}}
        """,
        "FOLD217",
        $"'Child' can't be a child entity of 'Loan': {reason}");

    [Theory]
    [InlineData("Box<int>", "it is generic")]
    [InlineData("Offer?", "it may be null; a child that ended is removed")]
    [InlineData("Value?", "it may be null; a child that ended is removed")]
    [InlineData("Offer[]", "it is neither a class nor a record")]
    [InlineData("Cart", "it is an aggregate, with streams of its own; hold its key instead")]
    public Task A_child_is_a_plain_type(string child, string reason) => Verify.Message(
        $$"""
        [Aggregate("loan")] public sealed partial class Loan { [Entity("Offer")] readonly Dictionary<int, {{child}}> {|#0:_offers|} = new(); }
        [Aggregate("cart")] public sealed partial class Cart { private void Apply(Sent e) { } }
        public sealed class Box<T> { public void Apply(Sent e) { } }
        {{Events}}
        """,
        "FOLD217",
        $"'{child}' can't be a child entity of 'Loan': {reason}");

    [Fact]
    public Task A_record_does_not_share_a_child_that_changes_itself() => Verify.Message(
        $$"""
        [Aggregate("loan")] public sealed partial record Loan([Entity("Offer")] ImmutableDictionary<int, Offer> {|#0:Offers|}) { public static Loan Initial => new(ImmutableDictionary<int, Offer>.Empty); }
        {{Events}}
        """,
        "FOLD217",
        "'Offer' can't be a child entity of 'Loan': it is a class that changes itself, and two states of a record would share it; make it a record");

    [Fact]
    public Task An_event_that_a_child_folds_must_not_be_ignored() => Verify.Diagnostics(Events, """
        [Aggregate("loan"), Ignores<{|FOLD208:Made|}>, Ignores({|FOLD208:"sent"|})]
        public sealed partial class Loan { [Entity("Offer")] readonly Dictionary<int, Offer> _offers = new(); }
        """);

    [Fact]
    public Task A_child_folds_an_event_once() => Verify.Diagnostics(Events, """
        [Aggregate("loan")]
        public sealed partial class Loan
        {
            [Entity("Offer")] readonly Dictionary<int, Child> {|FOLD206:_offers|} = new();
            void Apply(Sent e) { }
            sealed class Child { internal void Apply(Sent e) { } internal void Apply(in Sent e, in EventContext c) { } }
        }
        """);

    [Fact]
    public Task What_the_compiler_reports_is_not_reported_again() => Verify.DiagnosticsWithoutGenerators(Events, """
        [Aggregate("loan")]
        public sealed partial class Loan
        {
            [Entity("Offer")] readonly Dictionary<int, Unknown> _a = new();
            [Entity("Offer")] readonly Unknown<int, Offer> _b = new();
            [Entity] readonly Dictionary<int, Offer> _c = new();
            [Entity("Offer")] readonly Dictionary<int, Child> _d = new();
            sealed class Child { internal void Apply(Unknown e) { } }
        }
        """);

    [Fact]
    public async Task A_child_of_a_referenced_assembly_is_used_by_what_it_shows() => await Verify.DiagnosticsAgainst(
        Compiled.Reference("Shop", $$"""
            namespace Shop;
            {{Events}}
            public sealed class HalfOpen { internal HalfOpen(in Made e) { } public void Apply(Sent e) { } }
            public sealed class Closed { internal Closed(in Made e) { } }
            """),
        """
        [Aggregate("loan")]
        public sealed partial class Loan
        {
            [Entity("Offer")] readonly Dictionary<int, Shop.Offer> _offers = new();
            [Entity("Offer")] readonly Dictionary<int, Shop.Value> _values = new();
            [Entity("Offer")] readonly Dictionary<int, Shop.HalfOpen> _halfOpen = new();
            [Entity("Offer")] readonly Dictionary<int, Shop.Closed> {|FOLD217:_closed|} = new();
            [Entity({|FOLD216:"By"|})] readonly Dictionary<string, Shop.Sheet> _sheets = new();
        }
        """);
}
