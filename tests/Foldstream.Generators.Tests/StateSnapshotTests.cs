namespace Foldstream.Generators.Tests;

public sealed class StateSnapshotTests
{
    private const string Events = """
        namespace Shop;

        [Event("order-placed")]
        public readonly partial record struct OrderPlaced(Guid Customer, DateTimeOffset At);

        [Event("line-added")]
        public readonly partial record struct LineAdded(string Sku, int Quantity);
        """;

    [Fact]
    public void The_codec_of_a_class() => MatchesCodec(Generation.Of(Events, """
        namespace Shop;

        [Aggregate("order", SnapshotEvery = 500)]
        public sealed partial class Order
        {
            private readonly Dictionary<string, Line> _lines = new(StringComparer.OrdinalIgnoreCase);
            private readonly List<(int Quantity, DateTime At)> @new = [];

            private Order(in OrderPlaced e) => Customer = e.Customer;

            public Guid Customer { get; }

            public Uri? Page { get; private set; }

            private void Apply(in LineAdded e) => _lines[e.Sku] = new Line(e.Sku);

            private sealed class Line(string sku)
            {
                public string Sku { get; } = sku;

                public int? Quantity { get; set; }
            }
        }
        """));

    [Fact]
    public void The_codec_of_a_record_struct() => MatchesCodec(Generation.Of(Events, """
        namespace Shop;

        [Aggregate("cart", SnapshotEvery = 20)]
        public readonly partial record struct Cart(int Lines, ImmutableSortedSet<int> Quantities)
        {
            public static Cart Initial { get; } = new(0, []);

            private Cart Apply(in LineAdded e) => this with { Lines = Lines + 1, Quantities = Quantities.Add(e.Quantity) };
        }
        """));

    [Fact]
    public void There_is_none_where_no_snapshots_are_taken_or_something_is_wrong()
    {
        Assert.DoesNotContain(Generation.Of(Events, Counter("")).Files.Keys, name => name.EndsWith(".Snapshots.g.cs", StringComparison.Ordinal));
        Assert.DoesNotContain(Generation.Of(Events, Counter(", SnapshotEvery = 0")).Files.Keys, name => name.EndsWith(".Snapshots.g.cs", StringComparison.Ordinal));
        Assert.DoesNotContain(Generation.Of(Events, Counter(", SnapshotEvery = -1")).Files.Keys, name => name.EndsWith(".Snapshots.g.cs", StringComparison.Ordinal));
        Assert.Contains(Generation.Of(Events, Counter(", SnapshotEvery = 1")).Files.Keys, name => name.EndsWith(".Snapshots.g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void An_edit_of_what_folds_prints_no_codec_anew()
    {
        Generation one = Generation.Of(Events, Counter(", SnapshotEvery = 1")), other = Generation.Of(Events, Counter(", SnapshotEvery = 1").Replace("Count++", "Count += e.Quantity", StringComparison.Ordinal));
        string name = one.Files.Keys.Single(file => file.EndsWith(".Snapshots.g.cs", StringComparison.Ordinal));
        Assert.Equal(one.Files[name], other.Files[name]);
    }

    private static string Counter(string every) => $$"""
        namespace Shop;

        [Aggregate("counter"{{every}})]
        public sealed partial class Counter
        {
            public int Count { get; private set; }

            private void Apply(in LineAdded e) => Count++;
        }
        """;

    private static void MatchesCodec(Generation generation, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        Assert.Empty(generation.Problems);
        Snapshot.MatchesFiles(generation, test, ".Snapshots.g.cs");
    }
}
