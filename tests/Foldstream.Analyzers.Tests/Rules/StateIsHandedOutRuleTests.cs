namespace Foldstream.Analyzers.Tests.Rules;

public sealed class StateIsHandedOutRuleTests
{
    private const string Events = """
        [Event("added")] public readonly partial record struct Added(int Line, string Text);
        """;

    private static string Order(string members) => $$"""
        [Aggregate("order")]
        public sealed partial class Order
        {
            private readonly List<string> _lines = [];
            private readonly Dictionary<string, List<int>> _index = [];
            private readonly int[] _counts = [];
            private ImmutableList<string> _tags = [];
            private void Apply(in Added e) => _lines.Add(e.Text);
            {{members}}
        }
        """;

    [Theory]
    [InlineData("public List<string> {|FOLD227:Lines|} { get; } = [];")]
    [InlineData("public List<string> {|FOLD227:Lines|} { get; private set; } = [];")]
    [InlineData("internal Dictionary<string, int> {|FOLD227:Sums|} { get; } = [];")]
    [InlineData("public readonly HashSet<string> {|FOLD227:Names|} = [];")]
    [InlineData("public int[] {|FOLD227:Numbers|} { get; private set; } = [];")]
    [InlineData("public IList<string> {|FOLD227:Lines|} { get; } = new List<string>();")]
    [InlineData("public List<string> {|FOLD227:Lines|} => _lines;")]
    [InlineData("public IList<string> {|FOLD227:Lines|} => _lines;")]
    [InlineData("public ICollection<string> {|FOLD227:Lines|} { get { return this._lines; } }")]
    [InlineData("public List<string> {|FOLD227:GetLines|}() => _lines;")]
    [InlineData("public List<int> {|FOLD227:Of|}(string name) => _index[name];")]
    [InlineData("public List<int> {|FOLD227:Of|}(string name) { if (_index.TryGetValue(name, out var found)) return found; throw new InvalidOperationException(); }")]
    [InlineData("internal int[] {|FOLD227:Counts|}() { return _counts; }")]
    public Task What_belongs_to_the_state_is_not_handed_out_to_be_changed(string member) => Verify.DiagnosticsWithGenerators(Events, Order(member));

    [Theory]
    [InlineData("public IReadOnlyList<string> Lines => _lines;")]
    [InlineData("public IReadOnlyList<string> Lines { get; } = [];")]
    [InlineData("public IEnumerable<string> Lines => _lines;")]
    [InlineData("public IReadOnlyCollection<string> Lines() => _lines;")]
    [InlineData("public System.Collections.ObjectModel.ReadOnlyCollection<string> Lines => _lines.AsReadOnly();")]
    [InlineData("public ImmutableList<string> Tags => _tags;")]
    [InlineData("public ImmutableArray<string> Tags { get; private set; } = [];")]
    [InlineData("public List<string> Copy() => _lines.ToList();")]
    [InlineData("public List<string> Copy() => [.. _lines];")]
    [InlineData("public List<string> Copy() => new(_lines);")]
    [InlineData("public string[] Copy() { string[] copy = _lines.ToArray(); return copy; }")]
    [InlineData("public List<string> Made() { List<string> made = []; made.AddRange(_lines); return made; }")]
    [InlineData("private List<string> Lines => _lines;")]
    [InlineData("private List<string> GetLines() => _lines;")]
    [InlineData("public static readonly string[] Names = [\"a\"]; public static string[] Known => Names;")]
    [InlineData("public int Count => _lines.Count;")]
    [InlineData("public string this[int line] => _lines[line];")]
    [InlineData("public ReadOnlySpan<int> Counts => _counts;")]
    [InlineData("public ReadOnlyMemory<byte> Hash { get; private set; }")]
    public Task Views_copies_and_what_stays_inside_are_left_alone(string member) => Verify.DiagnosticsWithGenerators(Events, "using System.Linq;" + Order(member));

    [Fact]
    public Task A_child_hands_out_nothing_either_but_shares_with_its_aggregate() => Verify.DiagnosticsWithGenerators(Events, """
        [Aggregate("loan")]
        public sealed partial class Loan
        {
            [Entity("Line")] private readonly Dictionary<int, Child> _children = [];
            public IReadOnlyDictionary<int, Child> Children => _children;
        }

        public sealed class Child
        {
            internal Child(in Added e) => Texts.Add(e.Text);
            public List<string> {|FOLD227:Texts|} { get; } = [];
            internal List<string> Shared { get; } = [];
        }

        public sealed class NoChild
        {
            public List<string> Texts { get; } = [];
        }
        """);

    [Theory]
    [InlineData("public List<string> {|#0:Lines|} { get; } = [];", "'Lines' hands out the 'List<string>' that 'Order' keeps its state in: whoever gets it can change the state without an event, and the change is gone after the next load. Keep it in a private field, and return it as 'IReadOnlyList<string>'.")]
    [InlineData("public SortedDictionary<int, string> {|#0:All|}() => _all; private readonly SortedDictionary<int, string> _all = [];", "'All' hands out the 'SortedDictionary<int, string>' that 'Order' keeps its state in: whoever gets it can change the state without an event, and the change is gone after the next load. Return it as 'IReadOnlyDictionary<int, string>'.")]
    public Task The_message_says_how_to_hand_it_out(string member, string message)
        => Verify.MessageWithoutGenerators(Events + Order(member), "FOLD227", message);
}
