using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using Foldstream.Encoding;

namespace Foldstream.Generated.Tests.Wire;

[Event("long-sets")]
public readonly partial record struct LongSets(ImmutableHashSet<long> A, FrozenSet<long> B, IReadOnlyDictionary<long, bool> C, FrozenDictionary<long, bool> D, ImmutableSortedSet<long> E);

public readonly record struct Clumsy(int Value)
{
    public bool Equals(Clumsy other) => Value == other.Value;

    public override int GetHashCode() => 7;
}

[Event("clumsy")]
public readonly partial record struct ClumsySet(ImmutableHashSet<Clumsy> A);

/// <summary>A set or map is built from keys that nobody has vouched for.</summary>
public sealed class UntrustedKeysTests
{
    private static readonly LongSets Empty = new([], FrozenSet<long>.Empty, ImmutableDictionary<long, bool>.Empty, FrozenDictionary<long, bool>.Empty, []);

    public static TheoryData<int> Places => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Places))]
    public void An_element_or_key_that_is_there_twice_is_malformed(int place)
    {
        MalformedPayloadException error = Assert.Throws<MalformedPayloadException>(() => Payload.Decode<LongSets>(With(place, [5, 6, 5])));

        Assert.Contains("there twice", error.Message, StringComparison.Ordinal);
        Assert.Equal(1 + place, error.Offset);
    }

    [Fact]
    public void An_element_that_is_there_twice_in_a_sorted_set_is_malformed()
        => Assert.Throws<MalformedPayloadException>(() => Payload.Decode<LongSets>([0x95, 0x90, 0x90, 0x80, 0x80, 0x93, 1, 2, 1]));

    [Theory]
    [MemberData(nameof(Places))]
    public void Keys_with_one_hash_code_are_refused_before_they_cost_anything(int place)
    {
        // The hash code of a long is the exclusive or of its halves.
        byte[] payload = With(place, [.. Enumerable.Range(1, 50_000).Select(i => ((long)i << 32) | (long)i)]);
        Stopwatch watch = Stopwatch.StartNew();
        MalformedPayloadException error = Assert.Throws<MalformedPayloadException>(() => Payload.Decode<LongSets>(payload));

        Assert.Contains("More than 64", error.Message, StringComparison.Ordinal);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1_000);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Sixty_four_keys_with_one_hash_code_are_read(int place)
    {
        long[] keys = [.. Enumerable.Range(1, 64).Select(i => ((long)i << 32) | (long)i), .. Enumerable.Range(1, 1000)];
        LongSets read = Payload.Decode<LongSets>(With(place, keys));

        Assert.Equal(keys.Length, read.A.Count + read.B.Count + read.C.Count + read.D.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Keys_that_would_meet_in_one_bucket_are_spread_by_another_size(int place)
    {
        int size = new HashSet<long>().EnsureCapacity(50_000);
        byte[] payload = With(place, [.. Enumerable.Range(0, 40_000).Select(i => (long)i * size)]);
        Stopwatch watch = Stopwatch.StartNew();
        LongSets read = Payload.Decode<LongSets>(payload);

        Assert.Equal(40_000, read.B.Count + read.D.Count);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 5_000);
    }

    [Fact]
    public void Keys_that_meet_in_one_bucket_at_each_size_come_back_when_they_were_stored()
    {
        // 65 keys for each size that the table of a set with so many may grow through.
        HashSet<long> table = [];
        List<int> sizes = [table.EnsureCapacity(8 * 65)];
        while (sizes.Count < 8)
        {
            sizes.Add(table.EnsureCapacity(sizes[^1] + 1));
        }

        long[] keys = [.. sizes.SelectMany(size => Enumerable.Range(1, 70).Select(i => (long)i * size)).Distinct().Take(8 * 65)];
        LongSets e = Empty with { B = keys.ToFrozenSet(), D = keys.ToFrozenDictionary(key => key, _ => true) };
        LongSets read = Payload.Decode<LongSets>(Payload.Encode(in e));
        LongSets again = Payload.Decode<LongSets>(Payload.Encode(in read));

        Assert.True(e.B.SetEquals(read.B) && e.B.SetEquals(again.B));
        Assert.True(keys.All(key => read.B.Contains(key) && read.D[key] && again.D[key]));
        Assert.False(read.B.Contains(-1) || read.D.ContainsKey(-1));
    }

    [Fact]
    public void Sorted_keys_with_one_hash_code_are_not_stored_since_a_hashed_set_could_not_read_them()
    {
        ImmutableSortedSet<long> many = [.. Enumerable.Range(1, 65).Select(i => ((long)i << 32) | (long)i)];

        Assert.Equal(64, Payload.Decode<LongSets>(Payload.Encode(Empty with { E = many.Remove(many[0]) })).E.Count);
        Assert.Contains("GetHashCode", Assert.Throws<ArgumentException>(() => Payload.Encode(Empty with { E = many })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_reader_would_refuse_is_not_stored()
    {
        ImmutableHashSet<Clumsy> many = [.. Enumerable.Range(0, 65).Select(i => new Clumsy(i))];

        Assert.Equal(64, Payload.Decode<ClumsySet>(Payload.Encode(new ClumsySet(many.Remove(new Clumsy(0))))).A.Count);
        Assert.Contains("GetHashCode", Assert.Throws<ArgumentException>(() => Payload.Encode(new ClumsySet(many))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_that_only_another_comparer_tells_apart_are_not_stored()
    {
        ImmutableHashSet<Clumsy> apart = ImmutableHashSet.Create(EqualityComparer<Clumsy>.Create((_, _) => false, key => key.Value), new Clumsy(1), new Clumsy(1));
        LongSets sorted = Empty with { E = ImmutableSortedSet.Create(Comparer<long>.Create((_, _) => 1), 1, 1) };
        LongSets view = Empty with { C = new Twice() };

        Assert.Throws<ArgumentException>(() => Payload.Encode(new ClumsySet(apart)));
        Assert.Throws<ArgumentException>(() => Payload.Encode(in sorted));
        Assert.Throws<ArgumentException>(() => Payload.Encode(in view));
    }

    [Fact]
    public void A_comparer_is_not_stored()
    {
        ByOrder e = new(ImmutableSortedDictionary.Create<string, int>(StringComparer.OrdinalIgnoreCase).Add("b", 1).Add("A", 2).Add("c", 3));
        ByOrder read = Payload.Decode<ByOrder>(Payload.Encode(in e));

        Assert.Equal(["A", "b", "c"], e.Counts.Keys);
        Assert.Equal(["A", "b", "c"], read.Counts.Keys);
        Assert.Equal((true, false), (e.Counts.ContainsKey("B"), read.Counts.ContainsKey("B")));
    }

    [Fact]
    public void Texts_are_sorted_and_told_apart_by_their_code_units()
    {
        // A culture takes a soft hyphen for nothing, and puts b before C.
        string[] texts = ["b", "C", "a\u00adb", "ab", "Ä"];
        ByOrder read = Payload.Decode<ByOrder>(Payload.Encode(new ByOrder(texts.ToImmutableSortedDictionary(text => text, _ => 1, StringComparer.Ordinal))));

        Assert.Equal(["C", "ab", "a\u00adb", "b", "Ä"], read.Counts.Keys);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_count_that_the_bytes_can_not_hold_allocates_nothing(bool isMap)
    {
        byte[] payload = new byte[1 << 20];
        int position = 0;
        WireWriter.WriteArrayHeader(payload, ref position, 2);
        if (isMap)
        {
            WireWriter.WriteArrayHeader(payload, ref position, 0);
            WireWriter.WriteMapHeader(payload, ref position, 1 << 16);
        }
        else
        {
            WireWriter.WriteArrayHeader(payload, ref position, 1 << 16);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        MalformedPayloadException error = Assert.Throws<MalformedPayloadException>(() => Payload.Decode<RoomyLists>(payload));

        Assert.Contains("claims more elements than the bytes that are left can hold", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void As_many_elements_as_the_bytes_can_hold_are_read()
    {
        // Each of them as short as it can be: the last two members are missing.
        byte[] roomy = [0x94, .. Of16(), .. Of16(), .. Of16(), 0x93, 0x92, 0xD6, 0xFF, 1, 2, 3, 4, 0, 0xCA, 0, 0, 0, 0, 0xA3, (byte)'0', (byte)'.', (byte)'0'];
        RoomyLists read = Payload.Decode<RoomyLists>([0x92, 0x92, .. roomy, .. roomy, 0x81, .. Of16(), .. roomy]);

        Assert.Equal((2, 1, 1m), (read.A.Length, read.B.Count, read.B[Guid.Empty].E));

        static byte[] Of16() => [0xC4, 0x10, .. new byte[16]];
    }

    [Fact]
    public void A_collection_that_changes_while_it_is_stored_makes_no_payload()
        => Assert.Throws<InvalidOperationException>(() => Payload.Encode(new Lists([], new Shrinking(), [], [], null)));

    [Fact]
    public void What_is_read_behind_an_interface_can_not_be_changed()
    {
        List<string> names = ["a"];
        Dictionary<long, bool> flags = new() { [1] = true };
        Lists lists = Payload.Decode<Lists>(Payload.Encode(new Lists([], names, [new Money(1m, "EUR")], [], null)));
        LongSets sets = Payload.Decode<LongSets>(Payload.Encode(Empty with { C = flags }));

        Assert.IsType<ImmutableArray<string>>(lists.B);
        Assert.IsType<ImmutableArray<Money>>(lists.C);
        Assert.IsType<ImmutableDictionary<long, bool>>(sets.C);
    }

    private static byte[] With(int place, long[] keys)
    {
        byte[] payload = new byte[10 + (keys.Length * 10)];
        int position = 0;
        WireWriter.WriteArrayHeader(payload, ref position, 5);
        for (int i = 0; i < 4; i++)
        {
            int count = i == place ? keys.Length : 0;
            if (i < 2)
            {
                WireWriter.WriteArrayHeader(payload, ref position, count);
            }
            else
            {
                WireWriter.WriteMapHeader(payload, ref position, count);
            }

            foreach (long key in i == place ? keys : [])
            {
                WireWriter.WriteInt64(payload, ref position, key);
                if (i >= 2)
                {
                    WireWriter.WriteBoolean(payload, ref position, true);
                }
            }
        }

        WireWriter.WriteArrayHeader(payload, ref position, 0);
        return payload[..position];
    }

    private sealed class Shrinking : IReadOnlyList<string>
    {
        public int Count => 2;

        public string this[int index] => "a";

        public IEnumerator<string> GetEnumerator() => Enumerable.Repeat("a", 1).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Twice : IReadOnlyDictionary<long, bool>
    {
        public int Count => 2;

        public IEnumerable<long> Keys => [1, 1];

        public IEnumerable<bool> Values => [true, false];

        public bool this[long key] => true;

        public bool ContainsKey(long key) => key == 1;

        public bool TryGetValue(long key, out bool value) => value = key == 1;

        public IEnumerator<KeyValuePair<long, bool>> GetEnumerator() => Keys.Zip(Values, KeyValuePair.Create).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
