using System.Collections.Immutable;
using CsCheck;
using Foldstream.Events;
using Foldstream.Kinds;
using Foldstream.Sqlite;
using Foldstream.Stores;

namespace Foldstream.Wire.Tests.ForeignDecoder;

/// <summary>A store in a file with a stream for each kind, and in it appends with metadata of every sort.</summary>
internal static class StoreOfAllKinds
{
    private const int Appends = 6, EventsPerAppend = 10;

    private static readonly StreamId Protected = StreamId.Parse("kind/protected");

    private static readonly DateTimeOffset Start = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    private static readonly EventMetadata[] Metadata =
    [
        EventMetadata.Empty,
        new() { Actor = "anna" },
        new() { CorrelationId = "0199aabb", CausationId = "\"7f3a\"\n" },
        new() { Actor = "日本語 😀", Headers = ImmutableSortedDictionary<string, string>.Empty.Add("10", "ten").Add("9", "nine").Add("agent", "") },
    ];

    /// <summary>Writes the store, and returns its streams in the order of their names.</summary>
    public static async Task<ImmutableArray<StreamId>> WriteAsync(string file)
    {
        PCG random = new(5, 5);
        await using SqliteEventStore store = SqliteEventStore.Open(file);
        foreach (Kind kind in AllKinds.List)
        {
            for (int append = 0; append < Appends; append++)
            {
                PageBuilder page = new();
                kind.AddTo(page, random, EventsPerAppend);
                await store.AppendAsync(
                    [
                        new StreamAppend
                        {
                            Stream = StreamOf(kind),
                            Page = page,
                            AppendId = AppendId.From(kind.Name, $"{append}"),
                            Time = Start.AddTicks((append * 7_654_321_987L) - 1),
                            Metadata = Metadata[append % Metadata.Length],
                        },
                    ],
                    []);
            }
        }

        PageBuilder hidden = new();
        hidden.Add(new ProtectedNote());
        await store.AppendAsync([new StreamAppend { Stream = Protected, Page = hidden, AppendId = AppendId.From("protected", "0"), Time = Start }], []);
        return [.. AllKinds.List.Select(StreamOf).Append(Protected).OrderBy(stream => stream.Key, StringComparer.Ordinal)];
    }

    /// <summary>All streams as Foldstream shows them.</summary>
    public static async Task<ImmutableArray<string>> DumpAsync(string file, ImmutableArray<StreamId> streams)
    {
        await using SqliteEventStore store = SqliteEventStore.Open(file);
        using StringWriter lines = new();
        foreach (StreamId stream in streams)
        {
            Assert.Equal(stream == Protected ? 1 : Appends * EventsPerAppend, await store.DumpAsync(stream, lines));
        }

        return [.. lines.ToString().Split('\n')];
    }

    /// <summary>An event two of whose members somebody has protected.</summary>
    private readonly record struct ProtectedNote : IEvent<ProtectedNote>
    {
        public static EventType EventType { get; } = new("note-written", 1, "(By: str, Lines: [(Text: str, Mark: i32?)], Pages: i32)");

        public static long GetMaxPayloadSize(in ProtectedNote e) => 64;

        public static int EncodePayload(in ProtectedNote e, Span<byte> destination)
        {
            byte[] payload = [0x93, 0xc7, 3, 80, 1, 2, 3, 0x91, 0x92, 0xd4, 80, 1, 0xc0, 7];
            payload.CopyTo(destination);
            return payload.Length;
        }

        public static void DecodePayload(ReadOnlySpan<byte> payload, ulong members, out ProtectedNote e) => e = default;
    }

    private static StreamId StreamOf(Kind kind) => StreamId.Parse($"kind/{kind.Name}");
}
