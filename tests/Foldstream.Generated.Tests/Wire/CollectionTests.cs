using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using CsCheck;
using Foldstream.Events;
using MessagePack;
using MessagePack.ImmutableCollection;
using MessagePack.Resolvers;

namespace Foldstream.Generated.Tests.Wire;

/// <summary>Collections, tuples and the rarer plain values are, byte for byte, what MessagePack-CSharp writes, and come back as they were.</summary>
public sealed class CollectionTests
{
    private static readonly MessagePackSerializerOptions Options = MessagePackSerializerOptions.Standard.WithResolver(
        CompositeResolver.Create(NativeGuidResolver.Instance, NativeDecimalResolver.Instance, ImmutableCollectionResolver.Instance, StandardResolver.Instance));

    [Fact]
    public void Big_numbers() => Gen.Select(Half(), Int128(), Big(), Gen.OneOf(Gen.Int[0, 0xD7FF], Gen.Int[0xE000, 0x10FFFF]), Half().Nullable(), Big().Nullable()).Sample((a, b, d, e, f, g) =>
    {
        BigNumbers numbers = new(a, b, (UInt128)b, d, new Rune(e), f, g);
        byte[] payload = CheckBytes(numbers, new BigNumbersTwin(a, b, (UInt128)b, d, new Rune(e), f, g));

        Assert.Equal(numbers, Payload.Decode<BigNumbers>(payload));
    });

    [Fact]
    public void Uris_and_versions()
    {
        foreach (string text in (string[])["https://example.com/a?b=c#d", "HTTP://EXAMPLE.com", "a/b", "/a/b", "", "urn:isbn:1", "mailto:a@b.c", "https://exämple.com/ü", "file:///tmp/a"])
        {
            Uri uri = new(text, UriKind.RelativeOrAbsolute);
            Version version = new(1, 2, int.MaxValue);
            Names decoded = Payload.Decode<Names>(CheckBytes(new Names(uri, version, uri, null), new NamesTwin(uri, version, uri, null)));

            Assert.Equal((text, uri.IsAbsoluteUri, version, text, null), (decoded.A.OriginalString, decoded.A.IsAbsoluteUri, decoded.B, decoded.C!.OriginalString, decoded.D));
        }

        foreach (string text in (string[])["1.2", "0.0.0", "1.2.3.4", "2147483647.2147483647.2147483647.2147483647"])
        {
            Names names = new(new Uri("a", UriKind.Relative), new Version(text), null, new Version(text));

            Assert.Equal(names, Payload.Decode<Names>(CheckBytes(names, new NamesTwin(names.A, names.B, null, names.D))));
        }
    }

    [Theory]
    [InlineData(" /tmp/a")]
    [InlineData("//host/a")]
    [InlineData("\\/host/a")]
    [InlineData("\\\\host\\a")]
    [InlineData(" http://host/a")]
    public void An_absolute_uri_comes_back_as_one_however_it_was_written(string text)
    {
        Assert.SkipUnless(Uri.TryCreate(text, UriKind.Absolute, out Uri? uri), "Here it is no absolute URI.");
        Uri read = Payload.Decode<Names>(Payload.Encode(new Names(uri, new Version(1, 2), null, null))).A;

        Assert.True(read.IsAbsoluteUri);
        Assert.Equal(uri, read);
    }

    [Fact]
    public void A_path_that_is_absolute_on_this_machine_alone_is_written_with_its_scheme()
    {
        Assert.SkipUnless(Uri.TryCreate("/tmp/a", UriKind.Absolute, out Uri? path), "Here a path is no absolute URI.");

        Names decoded = Payload.Decode<Names>(Payload.Encode(new Names(path, new Version(1, 0), null, null)));

        Assert.Equal((path, "file:///tmp/a"), (decoded.A, decoded.A.OriginalString));
    }

    [Fact]
    public void Lists() => Gen.Select(Gens.Int.Array[0, 20], Gens.Text.Array[0, 3], Gens.Money.Array[0, 20], Gens.Address.Null().Array[0, 5], Gens.Text.Null().Array[0, 5].Array[0, 3].Null()).Sample(
        (a, b, c, d, e) =>
        {
            ImmutableList<ImmutableList<string?>>? texts = e?.Select(inner => ImmutableList.CreateRange(inner)).ToImmutableList()!;
            byte[] payload = CheckBytes(
                new Lists([.. a], b, [.. c], [.. d!], texts),
                new ListsTwin([.. a], b, [.. c.Select(MoneyTwin.Of)], [.. d.Select(AddressTwin.Of)], texts));
            Lists decoded = Payload.Decode<Lists>(payload);

            Assert.Equal(a, decoded.A);
            Assert.Equal(b, decoded.B);
            Assert.Equal(c, decoded.C);
            Assert.Equal(d, decoded.D);
            Assert.Equal(e, decoded.E?.Select(inner => inner.ToArray()));
        },
        iter: 50);

    [Fact]
    public void Sets() => Gen.Select(Gens.Text.Array[0, 5], Gen.Guid.Array[0, 20], Gens.Long.Array[0, 100], Gens.Small.Array[0, 20]).Sample(
        (a, c, g, f) =>
        {
            Sets sets = new([.. a], ImmutableSortedSet.Create(StringComparer.Ordinal, a), c.ToFrozenSet(), c.Select(id => new ItemId(id)).ToHashSet(),
                ImmutableHashSet.CreateRange(a.Select((text, i) => new Place(i, text))), [.. f], g.Length == 0 ? null : g.ToFrozenSet());
            byte[] payload = CheckBytes(sets, new SetsTwin(sets.A, sets.B, sets.C, sets.D.Select(id => id.Value).ToHashSet(),
                [.. sets.E.Select(place => new PlaceTwin(place.Row, place.Column))], sets.F, sets.G));
            Sets decoded = Payload.Decode<Sets>(payload);

            Assert.True(decoded.A.SetEquals(sets.A) && decoded.C.SetEquals(sets.C) && decoded.D.SetEquals(sets.D) && decoded.E.SetEquals(sets.E));
            Assert.Equal(sets.B, decoded.B);
            Assert.Equal(sets.F, decoded.F);
            Assert.Equal(sets.G?.Order(), decoded.G?.Order());
        },
        iter: 50);

    [Fact]
    public void Maps() => Gen.Select(Gens.Text.Array[0, 5], Gens.Money.Array[0, 5], Gens.Long.Array[0, 100], Gens.Int.Array[0, 20]).Sample(
        (texts, money, longs, ints) =>
        {
            string[] names = [.. texts.Distinct()];
            ImmutableHashSet<int> set = [.. ints];
            Maps maps = new(
                names.ToImmutableDictionary(name => name, name => name.Length),
                names.Take(money.Length).Select((name, i) => KeyValuePair.Create(name, money[i])).ToImmutableSortedDictionary(StringComparer.Ordinal),
                longs.Distinct().ToFrozenDictionary(key => key, key => key % 2 == 0 ? null : "odd"),
                names.ToDictionary(name => new Sku(name), _ => ints.Length == 0 ? default : ImmutableArray.Create(ints)),
                names.ToImmutableDictionary(name => new Place(1, name), name => new Address(name)),
                Enumerable.Range(0, ints.Length).ToImmutableSortedDictionary(i => new Version(1, i), _ => set),
                names.Length == 0 ? null : new Dictionary<Guid, ImmutableDictionary<DateOnly, int?>> { [Guid.NewGuid()] = ImmutableDictionary<DateOnly, int?>.Empty.Add(default, null) }.ToFrozenDictionary());
            byte[] payload = CheckBytes(maps, new MapsTwin(maps.A, maps.B.ToImmutableSortedDictionary(pair => pair.Key, pair => MoneyTwin.Of(pair.Value), StringComparer.Ordinal), maps.C,
                new(maps.D.Select(pair => KeyValuePair.Create(pair.Key.Value, pair.Value))),
                new(maps.E.Select(pair => KeyValuePair.Create(new PlaceTwin(pair.Key.Row, pair.Key.Column), AddressTwin.Of(pair.Value)!))), new(maps.F), maps.G));
            Maps decoded = Payload.Decode<Maps>(payload);

            Assert.Equal(Sorted(maps.A), Sorted(decoded.A));
            Assert.Equal(maps.B, decoded.B);
            Assert.Equal(maps.C.OrderBy(pair => pair.Key), decoded.C.OrderBy(pair => pair.Key));
            Assert.Equal(maps.D.Select(pair => (pair.Key, pair.Value.IsDefault, pair.Value.IsDefault ? 0 : pair.Value.Length)), maps.D.Keys.Select(key => (key, decoded.D[key].IsDefault, decoded.D[key].IsDefault ? 0 : decoded.D[key].Length)));
            Assert.Equal(maps.E.OrderBy(pair => pair.Key.Column, StringComparer.Ordinal), decoded.E.OrderBy(pair => pair.Key.Column, StringComparer.Ordinal));
            Assert.Equal(maps.F.Keys, decoded.F.Keys);
            Assert.All(decoded.F.Values, value => Assert.True(value.SetEquals(set)));
            Assert.Equal(maps.G?.Keys, decoded.G?.Keys);
        },
        iter: 50);

    [Fact]
    public void A_list_reads_what_an_array_of_the_same_shape_has_written()
    {
        Lists lists = Payload.Decode<Lists>([0x95, 0xC0, 0xC0, 0xC0, 0xC0, 0xC0]);

        Assert.Empty(lists.A);
        Assert.Empty(lists.B);
        Assert.Empty(lists.C);
        Assert.Empty(lists.D);
        Assert.Null(lists.E);
        Assert.Equal("Lists.B", Assert.Throws<ArgumentNullException>(() => Payload.Encode(lists with { B = null! })).ParamName);
        Assert.Throws<MalformedPayloadException>(() => Payload.Decode<LongSets>([0x95, 0xC0, 0x90, 0x80, 0x80, 0x90]));
        Assert.Throws<MalformedPayloadException>(() => Payload.Decode<LongSets>([0x95, 0x90, 0x90, 0xC0, 0x80, 0x90]));
    }

    [Fact]
    public void Tuples() => Gen.Select(Gens.Int, Gens.Text, Gen.Guid.Nullable(), Gens.Text.Null(), Gens.Decimal).Sample((count, name, id, note, amount) =>
    {
        Tuples tuples = new((count, name), id is null ? null : (id.Value, note), [(count, (amount, true)), (1, (2m, false))],
            ImmutableDictionary<(int, string), (int, int, int, int, int, int, int)>.Empty.Add((count, name), (1, 2, 3, 4, 5, 6, 7)));
        byte[] payload = CheckBytes(tuples, new TuplesTwin(tuples.A, tuples.B, [.. tuples.C.Select(pair => (pair.X, pair.Y))], tuples.D));
        Tuples decoded = Payload.Decode<Tuples>(payload);

        Assert.Equal((tuples.A, tuples.B), (decoded.A, decoded.B));
        Assert.Equal(tuples.C.AsEnumerable(), decoded.C);
        Assert.Equal(tuples.D.AsEnumerable(), decoded.D);
    });

    [Fact]
    public void Shapes_say_what_is_stored()
    {
        Assert.Equal("(A: f16, B: i128, C: u128, D: bigint, E: rune, F: f16?, G: bigint?)", ShapeOf<BigNumbers>());
        Assert.Equal("(A: uri, B: version, C: uri?, D: version?)", ShapeOf<Names>());
        Assert.Equal("(A: [i32], B: [str], C: [(Amount: decimal, Currency: str)], D: [(Street: str, Note: str?, Floor: i32 =)?], E: [[str?]]?)", ShapeOf<Lists>());
        Assert.Equal("(A: {str}, B: {str}, C: {guid}, D: {guid}, E: {(Row: i32, Column: str)}, F: {u8{None=0, Some=7, All=255}}, G: {i64}?)", ShapeOf<Sets>());
        Assert.Equal(
            "(A: {str: i32}, B: {str: (Amount: decimal, Currency: str)}, C: {i64: str?}, D: {str: [i32]}, E: {(Row: i32, Column: str): (Street: str, Note: str?, Floor: i32 =)}, "
            + "F: {version: {i32}}, G: {guid: {date: i32?}}?)",
            ShapeOf<Maps>());
        Assert.Equal(
            "(A: (Count: i32, Name: str), B: (Item1: guid, Item2: str?)?, C: [(X: i32, Y: (Item1: decimal, Item2: bool))], "
            + "D: {(Item1: i32, Item2: str): (A: i32, B: i32, C: i32, D: i32, E: i32, F: i32, G: i32)})",
            ShapeOf<Tuples>());
    }

    private static string ShapeOf<TEvent>()
        where TEvent : IEvent<TEvent>
        => TEvent.EventType.Shape;

    private static IEnumerable<KeyValuePair<string, TValue>> Sorted<TValue>(IEnumerable<KeyValuePair<string, TValue>> pairs) => pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    private static Gen<Half> Half() => Gen.UShort.Select(bits => BitConverter.UInt16BitsToHalf(bits)).Where(half => !System.Half.IsNaN(half));

    private static Gen<Int128> Int128() => Gen.Select(Gens.Long, Gens.Long).Select((high, low) => new Int128((ulong)high, (ulong)low));

    private static Gen<BigInteger> Big() => Gens.Bytes.Where(bytes => bytes.Length <= 1024).Select(bytes => new BigInteger(bytes));

    private static byte[] CheckBytes<TEvent, TTwin>(TEvent e, TTwin twin)
        where TEvent : IEvent<TEvent>
    {
        byte[] payload = Payload.Encode(in e);
        Assert.Equal(MessagePackSerializer.Serialize(twin, Options, TestContext.Current.CancellationToken), payload);
        return payload;
    }
}
