namespace Foldstream.Analyzers.Tests.Rules;

public sealed class SnapshotRuleTests
{
    private const string Shared = """
        using System.Collections.Frozen;
        using System.Collections.Immutable;
        using System.Collections.ObjectModel;
        [Event("placed")] public readonly partial record struct Placed(int A);
        [Identifier] public readonly partial record struct Mark(string Value);
        [Identifier] public readonly partial record struct Number(int Value);
        public enum Kind { One = 1 }
        public sealed class Line { private readonly int _count; public string? Text { get; set; } public int Count => _count; }
        public sealed record Note(string Text, DateTime At) { public int Length { get; } = Text.Length; }
        public readonly struct Tally { private readonly long _sum; public long Sum => _sum; }
        public class Loose { public int A { get; init; } }
        public abstract class Bare { public int A { get; init; } }
        public sealed class Loop { private readonly List<Loop> _loops = []; public int Count => _loops.Count; }
        public sealed class Box<T> { public T? Value { get; init; } }
        public abstract record Payment;
        [Case(1)] public sealed record Card(string Number) : Payment;
        [Case(2)] public sealed record Cash : Payment;
        public abstract record Open;

        """;

    [Theory]
    [InlineData("int")]
    [InlineData("string?")]
    [InlineData("DateTime?")]
    [InlineData("Uri")]
    [InlineData("Kind")]
    [InlineData("Mark")]
    [InlineData("Number?")]
    [InlineData("Line?")]
    [InlineData("Note")]
    [InlineData("Tally?")]
    [InlineData("Payment")]
    [InlineData("(int A, Line B)")]
    [InlineData("int[][]")]
    [InlineData("List<Line?>")]
    [InlineData("Dictionary<Mark, List<Note>>")]
    [InlineData("SortedDictionary<string, Tally>")]
    [InlineData("OrderedDictionary<Kind, int>")]
    [InlineData("HashSet<Note>")]
    [InlineData("SortedList<int, int>")]
    [InlineData("Queue<(int, string)>")]
    [InlineData("Stack<decimal>")]
    [InlineData("LinkedList<Guid>")]
    [InlineData("ImmutableArray<Line>")]
    [InlineData("ImmutableStack<int>")]
    [InlineData("FrozenDictionary<int, Line>")]
    public Task What_can_be_stored_is_stored(string type) => Verify.Diagnostics(Shared + Class($"private {type} _state = default!;"));

    [Theory]
    [InlineData("IList<int>", "'IList<int>' says nothing about the object behind it. Name the class or collection that stands there")]
    [InlineData("object?", "'object' says nothing about what stands there. Name the type")]
    [InlineData("int[,]", "'int[,]' has more than one dimension. Use an array of arrays, or a dictionary")]
    [InlineData("IReadOnlyList<int>", "'IReadOnlyList<int>' may be a view of a list that changes, and would come back as a copy of its own. Hold the list itself and give a view of it from a property, or use an ImmutableArray")]
    [InlineData("IImmutableSet<int>", "'IImmutableSet<int>' says nothing about the comparer of what is behind it. Use 'ImmutableHashSet'")]
    [InlineData("Collection<int>", "'Collection<int>' is a collection that snapshots don't know. Use a List, Dictionary, HashSet, Queue, Stack, their sorted kin, or an immutable one")]
    [InlineData("Loose", "'Loose' may stand for a type that derives from it. Make 'Loose' sealed")]
    [InlineData("Bare", "'Bare' is abstract, so that nobody knows what stands there. Hold one type, or an abstract record with numbered cases")]
    [InlineData("Open", "'Open' is abstract, so that nobody knows what stands there. Number its records with [Case], or hold one type")]
    [InlineData("Box<int>", "'Box<int>' has type parameters. Use a type without them")]
    [InlineData("HashSet<int?>", "'int?' is an element of a set and may be null. Leave out the '?'")]
    [InlineData("Dictionary<double, int>", "'double' is the key of a dictionary, and a floating-point number is not equal to itself when it is NaN. Use a plain value, or a record of plain values")]
    [InlineData("HashSet<Line>", "'Line' is an element of a set, and told from others by the object that it is, which comes back as another. Use a plain value, or a record")]
    public Task What_can_t_be_is_named(string type, string because) => Verify.Message(
        Shared + Class($"private {type} {{|#0:_state|}} = default!;"), "FOLD230", $"A snapshot of 'Order' can't hold '_state': {because}, or leave out SnapshotEvery.");

    [Fact]
    public Task A_type_that_holds_itself_is_named_with_the_way_to_it() => Verify.Message(
        Shared + Class("private Loop {|#0:_loop|} = new();"), "FOLD230", "A snapshot of 'Order' can't hold '_loop._loops': 'Loop' holds itself, so that nobody knows where a snapshot of it ends. Hold the key of the other one, and the objects in a dictionary of the aggregate, or leave out SnapshotEvery.");

    [Fact]
    public Task All_members_are_named_at_once_and_none_without_snapshots()
        => Verify.Diagnostics(Shared + Class("private IList<int> {|FOLD230:_a|} = []; private object? {|FOLD230:_b|}; private int _c;") + """
            [Aggregate("basket")] public sealed partial class Basket { private IList<int> _a = []; private object? _b; private void Apply(in Placed e) { } }
            """);

    [Fact]
    public Task A_view_in_a_record_shows_what_nobody_changes() => Verify.Diagnostics(Shared + """
        [Aggregate("cart", SnapshotEvery = 10)]
        public sealed partial record Cart(IReadOnlyList<int> Lines) { public static Cart Initial { get; } = new([]); private Cart Apply(in Placed e) => this; }
        """);

    [Theory]
    [InlineData("public int A { get; private set; } = start;", "int start")]
    [InlineData("public int A { get; private set; } public int B() { int start = 1; return start; }", "int start")]
    [InlineData("public int A { get; private set; } public int B() => start;", "int {|FOLD230:start|}")]
    public Task A_parameter_that_members_use_is_state_without_a_name(string members, string parameter) => Verify.Diagnostics(Shared + $$"""
        [Aggregate("order", SnapshotEvery = 10)] public sealed partial class Order({{parameter}} = 3) { public Order() : this(1) { } {{members}} private void Apply(in Placed e) { } }
        """);

    [Fact]
    public Task So_is_one_of_a_class_inside() => Verify.Message(
        Shared + "public sealed class Box(int start) { public int Start => start; }\n" + Class("private Box? {|#0:_box|};"), "FOLD230",
        "A snapshot of 'Order' can't hold '_box.start': it is a parameter that members go on using, and the compiler keeps it where nobody can name it. Keep what is needed in a field or property, or leave out SnapshotEvery.");

    [Theory]
    [InlineData("-1")]
    [InlineData("int.MinValue")]
    public Task The_number_of_events_is_not_negative(string every) => Verify.Diagnostics(Shared + $$"""
        [Aggregate("order", SnapshotEvery = {|FOLD231:{{every}}|})] public sealed partial class Order { private void Apply(in Placed e) { } }
        """);

    private static string Class(string members) => $$"""
        [Aggregate("order", SnapshotEvery = 10)] public sealed partial class Order { {{members}} private void Apply(in Placed e) { } }
        """;
}
