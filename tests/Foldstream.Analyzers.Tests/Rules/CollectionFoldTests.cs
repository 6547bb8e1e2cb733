namespace Foldstream.Analyzers.Tests.Rules;

public sealed class CollectionFoldTests
{
    [Fact]
    public Task A_fold_reads_what_an_event_can_hold() => Verify.DiagnosticsWithGenerators("""
        using System.Collections.Frozen;
        using System.Linq;
        using System.Numerics;

        [assembly: Wire(typeof(System.Net.IPAddress), Converter = typeof(AddressWire))]

        public readonly record struct Part(string Sku, int Quantity);

        public static class AddressWire
        {
            public static string ToWire(System.Net.IPAddress value) => value.ToString();
            public static System.Net.IPAddress FromWire(string value) => System.Net.IPAddress.Parse(value);
        }

        [Event("split")]
        public sealed partial record Split(
            ImmutableDictionary<string, int> Quantities, IReadOnlyList<Part> Parts, FrozenSet<Guid> Seen, ImmutableSortedDictionary<DateOnly, ImmutableList<Part>> Days, IReadOnlyDictionary<int, string> Names,
            (int Count, string Name) Best, BigInteger Sum, Uri Link, Version By, System.Net.IPAddress From);

        [Aggregate("order")]
        public sealed partial class Order
        {
            private readonly Dictionary<string, int> _quantities = [];
            private readonly HashSet<Guid> _seen = [];
            private ImmutableList<Part> _parts = [];
            private (int, string) _best;
            private BigInteger _sum;
            private Uri? _link;
            private Version? _by;
            private System.Net.IPAddress? _from;

            public void Do(Split split) => Raise(split);

            private void Apply(Split e)
            {
                foreach ((string sku, int quantity) in e.Quantities) _quantities[sku] = quantity;
                foreach (Part part in e.Parts) _quantities[part.Sku] = part.Quantity;
                _seen.UnionWith(e.Seen);
                _parts = e.Days.Values.Aggregate(_parts, (all, day) => all.AddRange(day));
                if (e.Names.TryGetValue(1, out string? name) && e.Seen.Contains(Guid.Empty)) _best = (e.Best.Count, name);
                _sum += e.Sum + BigInteger.One;
                (_link, _by, _from) = (e.Link, e.By, e.From);
            }
        }
        """);
}
