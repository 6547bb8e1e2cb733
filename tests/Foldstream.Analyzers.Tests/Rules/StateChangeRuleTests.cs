namespace Foldstream.Analyzers.Tests.Rules;

public sealed class StateChangeRuleTests
{
    private const string Events = """
        [Event("paid")] public readonly partial record struct Paid(decimal Amount);
        [Event("noted")] public sealed partial record Noted(string Text);
        public sealed class Line
        {
            public int Quantity { get; set; }
            public void Grow(int by) => Add(by);
            public Line Grown(int by) => new() { Quantity = Quantity + by };
            private void Add(int by) => Quantity += by;
        }
        """;

    private static string Order(string members) => $$"""
        [Aggregate("order")]
        public sealed partial class Order
        {
            private readonly List<string> _notes = [];
            private readonly Dictionary<string, Line> _lines = [];
            private readonly int[] _counts = new int[3];
            private ImmutableList<string> _tags = [];
            private decimal _total;
            private static int s_seen;
            public decimal Total { get; private set; }
            public Line First { get; } = new();
            private Order() { Total = 0; _notes.Add("made"); }
            private void Apply(in Paid e) { Total -= e.Amount; _total = Total; Sum(); }
            private void Apply(Noted e) { _notes.Add(e.Text); _lines[e.Text] = new Line { Quantity = 1 }; _counts[0]++; _tags = _tags.Add(e.Text); First.Grow(1); Sum(); }
            private void Sum() { _total += 1; Deeper(); }
            private void Deeper() => _total = 0;
            {{members}}
        }
        """;

    [Theory]
    [InlineData("{|FOLD226:Total = amount|};")]
    [InlineData("{|FOLD226:this.Total = amount|};")]
    [InlineData("{|FOLD226:Total += amount|};")]
    [InlineData("{|FOLD226:_total++|};")]
    [InlineData("{|FOLD226:_tags ??= []|};")]
    [InlineData("({|FOLD226:Total|}, {|FOLD226:_total|}) = (1, 2);")]
    [InlineData("({|FOLD226:Total|}, var rest) = (1, 2); _ = rest;")]
    [InlineData("decimal.TryParse(\"1\", {|FOLD226:out _total|});")]
    [InlineData("System.Threading.Interlocked.Increment({|FOLD226:ref _counts[0]|});")]
    [InlineData("{|FOLD226:_notes.Add(\"x\")|};")]
    [InlineData("{|FOLD226:_notes.Sort()|};")]
    [InlineData("{|FOLD226:_notes[0] = \"x\"|};")]
    [InlineData("{|FOLD226:_counts[1] = 2|};")]
    [InlineData("{|FOLD226:Array.Clear(_counts)|};")]
    [InlineData("{|FOLD226:_lines[\"a\"] = new Line()|};")]
    [InlineData("if ({|FOLD226:_lines.Remove(\"a\", out _)|}) { }")]
    [InlineData("{|FOLD226:_lines[\"a\"].Quantity = 3|};")]
    [InlineData("{|FOLD226:First.Quantity--|};")]
    [InlineData("{|FOLD226:First.Grow(2)|};")]
    [InlineData("{|FOLD226:_lines[\"a\"].Grow(2)|};")]
    [InlineData("if (_lines.TryGetValue(\"a\", out Line? line)) {|FOLD226:line.Quantity = 3|};")]
    [InlineData("foreach (Line line in _lines.Values) {|FOLD226:line.Quantity = 3|};")]
    [InlineData("foreach (KeyValuePair<string, Line> pair in _lines) {|FOLD226:pair.Value.Quantity = 3|};")]
    [InlineData("foreach (Line line in System.Linq.Enumerable.ToList(_lines.Values)) {|FOLD226:line.Grow(1)|};")]
    [InlineData("var line = _lines[\"a\"]; {|FOLD226:line.Quantity = 3|};")]
    [InlineData("var notes = _notes; {|FOLD226:notes.Clear()|};")]
    [InlineData("ref int first = ref _counts[0]; {|FOLD226:first = 3|};")]
    [InlineData("_notes.ForEach(note => {|FOLD226:_total = note.Length|});")]
    [InlineData("void Inner() => {|FOLD226:_total = 3|}; Inner();")]
    [InlineData("{|FOLD226:Apply(new Paid(amount))|};")]
    [InlineData("if (_lines[\"a\"] is { } line) {|FOLD226:line.Quantity = 3|};")]
    [InlineData("_lines[\"a\"]?{|FOLD226:.Grow(1)|};")]
    [InlineData("{|FOLD226:(_lines.GetValueOrDefault(\"a\") ?? throw new InvalidOperationException()).Grow(1)|};")]
    public Task A_decision_does_not_change_the_state(string statement)
        => Verify.DiagnosticsWithGenerators(Events, "using System.Linq;" + Order($$"""public void Pay(decimal amount) { {{statement}} Raise(new Paid(amount)); }"""));

    [Theory]
    [InlineData("decimal total = Total; total += 3; total++;")]
    [InlineData("List<string> notes = [.. _notes]; notes.Add(\"x\"); notes.Sort(); notes[0] = \"y\";")]
    [InlineData("var notes = _notes.ToList(); notes.Clear();")]
    [InlineData("Line[] lines = _lines.Values.ToArray(); lines[0] = new Line();")]
    [InlineData("Line line = new(); line.Quantity = 3; line.Grow(1);")]
    [InlineData("Line line = First.Grown(1); line.Quantity = 3;")]
    [InlineData("int[] counts = (int[])_counts.Clone(); counts[0] = 1;")]
    [InlineData("var tags = _tags.Add(\"x\"); tags = tags.Remove(\"x\");")]
    [InlineData("var tags = _tags.ToBuilder(); tags.Add(\"x\");")]
    [InlineData("int first = _counts[0]; first = 3;")]
    [InlineData("Dictionary<string, int> sums = []; foreach (var (name, line) in _lines) { sums[name] = line.Quantity; sums.TryAdd(name, 1); }")]
    [InlineData("decimal.TryParse(\"1\", out decimal parsed); _lines.TryGetValue(\"a\", out Line? line);")]
    [InlineData("_notes.Contains(\"a\"); _notes.EnsureCapacity(4); _lines.ContainsKey(\"a\");")]
    [InlineData("Line line = _lines.TryGetValue(\"a\", out Line? found) ? found : new Line();")]
    [InlineData("foreach ((string _, Line line) in _lines) line.Grown(1);")]
    [InlineData("s_seen++;")]
    public Task A_decision_may_do_what_it_likes_with_its_own(string statement)
        => Verify.DiagnosticsWithGenerators(Events, "using System.Linq;" + Order($$"""public void Pay(decimal amount) { {{statement}} Raise(new Paid(amount)); }"""));

    [Fact]
    public Task What_is_computed_from_the_state_when_it_is_first_asked_for_may_be_kept() => Verify.DiagnosticsWithGenerators(Events, "using System.Linq;" + Order("""
        private decimal? _sum;
        private string? _text;
        private string? _name;
        private decimal Sum2() => _sum ??= _lines.Values.Sum(line => line.Quantity) + Total;
        public string Text() { if (_text is null) { _text = string.Join(",", _notes); } return _text; }
        public decimal Sum3() { if (!_sum.HasValue) _sum = Total; if (_text == null) _text = $"{Sum2()}"; return _sum.Value; }
        public void Name(string name) { {|FOLD226:_name ??= name|}; if (_text is not null) {|FOLD226:_text = _text + _name|}; if (_name is null) {|FOLD226:_name = "x"|}; }
        public void Count() => {|FOLD226:_sum ??= Total + s_seen|};
        """));

    [Fact]
    public Task A_private_method_that_a_decision_runs_changes_nothing_either() => Verify.DiagnosticsWithGenerators(Events, Order("""
        public void Pay(decimal amount) => Book(amount);
        private void Book(decimal amount) { Raise(new Paid(amount)); Tidy(); }
        private void Tidy() => {|FOLD226:_total = 0|};
        private void Unused() => _total = 1;
        public decimal Lazily => {|FOLD226:_total = 2|};
        public decimal Set { set => _total = value; }
        """));

    [Fact]
    public Task A_method_that_returns_a_part_of_the_state_is_seen_through() => Verify.DiagnosticsWithGenerators(Events, Order("""
        public Line Second => Find("b");
        public void Pay() { {|FOLD226:Find("a").Quantity = 2|}; {|FOLD226:Second.Quantity = 3|}; Fresh().Quantity = 4; }
        private Line Find(string name) => _lines.TryGetValue(name, out Line? line) ? line : throw new InvalidOperationException();
        private Line Fresh() => new();
        """));

    [Fact]
    public Task Nobody_outside_changes_it() => Verify.DiagnosticsWithGenerators("""
        [Event("paid")] public readonly partial record struct Paid(decimal Amount);
        [Aggregate("order")] public sealed partial class Order { public int Count { get; set; } internal int Field; private void Apply(in Paid e) => Count++; }
        public static class Shop
        {
            public static void Close(Order order) { {|FOLD226:order.Count = 3|}; {|FOLD226:order.Field++|}; Order made = new() { Count = 3 }; }
        }
        """);

    [Theory]
    [InlineData("{|#0:Total = 3|};", "'Pay' changes 'Total' without an event: the change is not stored, and gone once the aggregate is loaded again. Raise an event that says what happened, and assign in its 'Apply'.")]
    [InlineData("Book(); } private void Book() { {|#0:Total = 3|};", "'Pay -> Book' changes 'Total' without an event: the change is not stored, and gone once the aggregate is loaded again. Raise an event that says what happened, and assign in its 'Apply'.")]
    [InlineData("{|#0:Apply(new Paid(1))|};", "'Pay' changes the state by calling 'Apply' without an event: the change is not stored, and gone once the aggregate is loaded again. Raise the event instead: 'Raise' stores it, and then calls 'Apply'.")]
    [InlineData("{|#0:First.Grow(1)|};", "'Pay' changes 'Line.Quantity' without an event: the change is not stored, and gone once the aggregate is loaded again. Raise an event that says what happened, and assign in its 'Apply'.")]
    [InlineData("} private void Apply(Noted e) => Sum(); public void Sum() { {|#0:Total = 3|};", "'Sum' changes 'Total' without an event: the change is not stored, and gone once the aggregate is loaded again. Make 'Sum' private, so that only folds can call it.")]
    public Task The_message_names_the_decision_and_says_what_to_do(string statement, string message) => Verify.MessageWithoutGenerators(
        Events + $$"""
        [Aggregate("order")]
        public sealed partial class Order
        {
            public decimal Total { get; private set; }
            public Line First { get; } = new();
            private void Apply(in Paid e) => Total -= e.Amount;
            public void Pay() { {{statement}} }
        }
        """, "FOLD226", message);

    [Fact]
    public Task Records_and_classes_that_are_no_aggregates_are_left_alone() => Verify.DiagnosticsWithGenerators("""
        [Event("paid")] public readonly partial record struct Paid(decimal Amount);
        [Aggregate("cart")]
        public sealed partial record Cart(int Count)
        {
            public static Cart Initial { get; } = new(0);
            private Cart Apply(in Paid e) { Cart next = this with { Count = 3 }; return next; }
            public Cart Twice() => this with { Count = Count * 2 };
        }
        public sealed class Basket { public int Count { get; set; } public void Add() => Count++; }
        """);
}
