namespace Foldstream.Generators.Tests.Pruning;

/// <summary>What every random domain uses: types to hold, values of them, a way to see a value, and the run that compares two folds.</summary>
internal static class CommonSource
{
    public const string Text = """"
        namespace Common;

        using Foldstream.Aggregates;
        using Foldstream.Events;
        using Foldstream.Stores;

        [Identifier]
        public readonly partial record struct Key(int Value) : IParsable<Key>;

        [Identifier]
        public readonly partial record struct Label(string Value) : IParsable<Label>;

        public enum Colour { Red = 1, Green = 2 }

        public sealed record Note(string Text, int Weight, ImmutableArray<string> Tags);

        public readonly record struct Money(decimal Amount, string Currency);

        public abstract record Payment { private protected Payment() { } }

        [Case(1)]
        public sealed record Card(string Number) : Payment;

        [Case(2)]
        public sealed record Cash(int Coins) : Payment;

        public static class Any
        {
            public static int Number(Random r) => r.Next(4) == 0 ? r.Next() : r.Next(200) - 100;
            public static long Long(Random r) => r.NextInt64() >> r.Next(64);
            public static double Double(Random r) => r.NextDouble() * 1000;
            public static bool Bool(Random r) => r.Next(2) == 0;
            public static decimal Decimal(Random r) => new(r.Next(), r.Next(), 0, r.Next(2) == 0, (byte)r.Next(10));
            public static string Text(Random r) => new([.. Enumerable.Range(0, r.Next(3) == 0 ? r.Next(300) : r.Next(8)).Select(_ => (char)('a' + r.Next(26)))]);
            public static Guid Guid(Random r) { byte[] bytes = new byte[16]; r.NextBytes(bytes); return new Guid(bytes); }
            public static DateTimeOffset Time(Random r) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(r.NextInt64(1L << 50));
            public static ReadOnlyMemory<byte> Bytes(Random r) { byte[] bytes = new byte[r.Next(40)]; r.NextBytes(bytes); return bytes; }
            public static Colour Colour(Random r) => (Colour)(1 + r.Next(2));
            public static Label Label(Random r) => new(Text(r));
            public static ImmutableArray<T> Array<T>(Random r, Func<Random, T> element) => r.Next(5) == 0 ? default : [.. Enumerable.Range(0, r.Next(6)).Select(_ => element(r))];
            public static ImmutableList<T> List<T>(Random r, Func<Random, T> element) => [.. Enumerable.Range(0, r.Next(6)).Select(_ => element(r))];
            public static ImmutableSortedDictionary<string, T> Map<T>(Random r, Func<Random, T> value)
                => Enumerable.Range(0, r.Next(6)).ToImmutableSortedDictionary(i => $"key {i}", _ => value(r), StringComparer.Ordinal);
            public static Note Note(Random r) => new(Text(r), Number(r), Array(r, Text));
            public static Money Money(Random r) => new(Decimal(r), Text(r));
            public static Payment Payment(Random r) => r.Next(2) == 0 ? new Card(Text(r)) : new Cash(Number(r));
        }

        public static class Seen
        {
            public static string Of(object? value) => value switch
            {
                null => "null",
                string text => $"'{text}'",
                ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
                Note note => $"({note.Text} {note.Weight} {Of(note.Tags)})",
                ImmutableArray<string> { IsDefault: true } or ImmutableArray<Note> { IsDefault: true } or ImmutableArray<int> { IsDefault: true } => "default",
                System.Collections.IDictionary map => $"{{{string.Join(", ", map.Keys.Cast<object>().Select(key => Of(key) + "=" + Of(map[key])).Order(StringComparer.Ordinal))}}}",
                ImmutableHashSet<int> set => $"{{{string.Join(", ", set.Order())}}}",
                System.Collections.IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
                IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
                _ => value.ToString()!,
            };

            /// <summary>Takes an event whole: what is handed over may be read in any way.</summary>
            public static string Touch<T>(in T e) => "";
        }

        /// <summary>An event as a newer build would write it, with one more member at its end.</summary>
        public readonly struct Longer<TEvent>(TEvent e) : IEvent<Longer<TEvent>>
            where TEvent : IEvent<TEvent>
        {
            private readonly TEvent _e = e;

            public static EventType EventType { get; } = new(TEvent.EventType.Name, TEvent.EventType.SchemaVersion, TEvent.EventType.Shape[..^1] + ", Extra: str?)");

            public static long GetMaxPayloadSize(in Longer<TEvent> e) => TEvent.GetMaxPayloadSize(in e._e) + 2;

            public static int EncodePayload(in Longer<TEvent> e, Span<byte> destination)
            {
                int length = TEvent.EncodePayload(in e._e, destination);
                if (destination[0] is < 0x90 or >= 0x9f) throw new InvalidOperationException("The event has too many members for this test.");
                destination[0]++;
                destination[length] = 0xa1;
                destination[length + 1] = (byte)'x';
                return length + 2;
            }

            public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out Longer<TEvent> e) => throw new NotSupportedException();
        }

        public abstract class Run
        {
            public abstract void AddFirst(Random r, PageBuilder[] pages);

            public abstract void AddAny(Random r, PageBuilder[] pages);

            public abstract StreamId[] StreamsOf(Key key);

            public abstract Task<string[]> FoldAsync(IEventStore store, Key key);

            public async Task<string> CompareAsync(int seed)
            {
                Random r = new(seed);
                Key key = new(seed);
                StreamId[] streams = StreamsOf(key);
                await using InMemoryEventStore store = new();
                for (int page = 0; page < 3; page++)
                {
                    PageBuilder[] pages = [.. streams.Select(_ => new PageBuilder())];
                    if (page == 0) AddFirst(r, pages);
                    for (int i = r.Next(1, 8); i > 0; i--) AddAny(r, pages);
                    AppendId id = AppendId.New();
                    for (int i = 0; i < streams.Length; i++)
                    {
                        await store.AppendAsync([new StreamAppend { Stream = streams[i], Page = pages[i], AppendId = id, Time = DateTimeOffset.UnixEpoch.AddDays(page) }]);
                    }
                }

                string[] states = await FoldAsync(store, key);
                return states[0] == states[1] ? "" : $"{streams[0]} folded to {states[0]} and with all members to {states[1]}";
            }

            protected static void Add<TEvent>(Random r, PageBuilder[] pages, TEvent e)
                where TEvent : IEvent<TEvent>
            {
                bool longer = r.Next(3) == 0;
                foreach (PageBuilder page in pages)
                {
                    if (longer) page.Add(new Longer<TEvent>(e)); else page.Add(in e);
                }
            }
        }
        """";
}
