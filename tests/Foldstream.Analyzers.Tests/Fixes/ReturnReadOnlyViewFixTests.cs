namespace Foldstream.Analyzers.Tests.Fixes;

public sealed class ReturnReadOnlyViewFixTests
{
    [Fact]
    public Task A_collection_is_returned_as_one_that_can_only_be_read() => Verify.FixWithGenerators(
        """
        [Event("added")] public readonly partial record struct Added(string Text);

        [Aggregate("order")]
        public sealed partial class Order
        {
            private readonly List<string> _lines = [];
            private readonly Dictionary<string, List<int>> _index = [];
            private readonly HashSet<string> _names = [];
            private readonly string[] _tags = [];
            private readonly Queue<int> _next = new();

            public List<string> /* in order */ {|FOLD227:Lines|} => _lines;
            public Dictionary<string, List<int>> {|FOLD227:Index|} => this._index;
            public HashSet<string> {|FOLD227:Names|}() => _names;
            internal System.Collections.Generic.Queue<int> {|FOLD227:Next|} => _next;
            public string[] {|FOLD227:Tags|} => _tags;

            private void Apply(in Added e) => _lines.Add(e.Text);
        }
        """,
        """
        [Event("added")] public readonly partial record struct Added(string Text);

        [Aggregate("order")]
        public sealed partial class Order
        {
            private readonly List<string> _lines = [];
            private readonly Dictionary<string, List<int>> _index = [];
            private readonly HashSet<string> _names = [];
            private readonly string[] _tags = [];
            private readonly Queue<int> _next = new();

            public IReadOnlyList<string> /* in order */ Lines => _lines;
            public IReadOnlyDictionary<string, List<int>> Index => this._index;
            public IReadOnlySet<string> Names() => _names;
            internal System.Collections.Generic.IReadOnlyCollection<int> Next => _next;
            public IReadOnlyList<string> Tags => _tags;

            private void Apply(in Added e) => _lines.Add(e.Text);
        }
        """);

    [Fact]
    public Task Nor_is_it_changed_where_somebody_else_adds_to_it()
    {
        const string source = """
            [Event("added")] public readonly partial record struct Added(string Text);
            [Aggregate("order")] public sealed partial class Order { private readonly List<string> _lines = []; public List<string> {|FOLD227:Lines|} => _lines; private void Apply(in Added e) => _lines.Add(e.Text); }
            public static class Others { public static void Add(Order order) => order.Lines.Add(""); }
            """;
        return Verify.FixWithGenerators(source, source);
    }

    [Theory]
    [InlineData("public IList<string> {|FOLD227:Lines|} { get; } = [];")]
    [InlineData("public List<string> {|FOLD227:Lines|} { get { return _lines; } }")]
    [InlineData("public IList<string> {|FOLD227:Lines|} => _lines;")]
    [InlineData("public List<string> {|FOLD227:Lines|} => _lines; public int Count => Lines.FindIndex(line => line.Length > 3);")]
    public Task What_would_need_other_changes_too_is_left_to_the_user(string member)
    {
        string source = $$"""
            [Event("added")] public readonly partial record struct Added(string Text);
            [Aggregate("order")] public sealed partial class Order { private readonly List<string> _lines = []; {{member}} private void Apply(in Added e) => _lines.Add(e.Text); }
            """;
        return Verify.FixWithGenerators(source, source);
    }
}
