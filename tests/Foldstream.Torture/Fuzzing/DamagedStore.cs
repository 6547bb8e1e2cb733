using System.Collections.Immutable;
using CsCheck;
using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Kinds;
using Foldstream.Pages;
using Foldstream.Sqlite;
using Foldstream.Stores;

namespace Foldstream.Torture.Fuzzing;

/// <summary>A SQLite store in a file of its own, which is damaged and then read in every way.</summary>
internal sealed class DamagedStore : IDisposable
{
    private static readonly ImmutableArray<StreamId> Streams = [StreamId.Parse("hull/1"), StreamId.Parse("hull/2")];
    private static readonly AppendId First = AppendId.From("torture", "0");

    private readonly string _folder = Directory.CreateTempSubdirectory("foldstream-torture-").FullName;

    public DamagedStore()
    {
        Write().GetAwaiter().GetResult();
        Whole = System.IO.File.ReadAllBytes(File);
    }

    /// <summary>The file's path.</summary>
    public string File => Path.Combine(_folder, "store.db");

    /// <summary>The file's bytes as the store left them.</summary>
    public byte[] Whole { get; }

    /// <summary>Makes the file what it is to be.</summary>
    public void Put(ReadOnlySpan<byte> bytes)
    {
        System.IO.File.Delete(File + "-wal");
        System.IO.File.Delete(File + "-shm");
        System.IO.File.WriteAllBytes(File, bytes);
    }

    /// <summary>Reads all that there is; the first error that is none of the promised ones ends it.</summary>
    public void ReadEveryWay()
    {
        using SqliteEventStore store = SqliteEventStore.Open(File);
        Repository<Hull, HullId> hulls = new(store);
        Exception? first = null;
        Try(() => store.ReadAllAsync(0, new Nobody()).AsTask().GetAwaiter().GetResult());
        Try(() => store.ReadStreamsAsync(Streams.ToArray(), new Nobody()).AsTask().GetAwaiter().GetResult());
        foreach (StreamId stream in Streams)
        {
            Try(() => store.ReadStreamAsync(stream, 2, ReadDirection.Forward, new Nobody()).AsTask().GetAwaiter().GetResult());
            Try(() => store.ReadStreamAsync(stream, long.MaxValue, ReadDirection.Backward, new Nobody()).AsTask().GetAwaiter().GetResult());
            Try(() => store.DumpAsync(stream, TextWriter.Null).AsTask().GetAwaiter().GetResult());
            Try(() => store.FindAppendAsync(stream, First).AsTask().GetAwaiter().GetResult());
        }

        Try(() => hulls.FindAsync(new HullId(1)).GetAwaiter().GetResult());
        if (first is not null)
        {
            throw first;
        }

        void Try(Action read)
        {
            try
            {
                read();
            }
            catch (Exception error) when (IsTyped(error))
            {
                first ??= error;
            }
        }
    }

    /// <summary>What a reader of a damaged file is promised.</summary>
    public static bool IsTyped(Exception error)
        => error is CorruptPageException or StoreUnusableException or UnknownEventException or SchemaMismatchException;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task Write()
    {
        PCG random = new(7, 1);
        ImmutableArray<Kind> kinds = [.. AllKinds.List.Where(kind => kind.Name is "ints" or "strings" or "grown" or "decimals")];
        await using SqliteEventStore store = SqliteEventStore.Open(File);
        for (int i = 0; i < 6; i++)
        {
            PageBuilder page = new();
            kinds[i % kinds.Length].AddTo(page, random, 1 + (i % 3));
            await store.AppendAsync(
                [
                    new StreamAppend
                    {
                        Stream = Streams[i % 2],
                        Page = page,
                        AppendId = AppendId.From("torture", $"{i / 2}"),
                        Time = OnePage.Time,
                        Metadata = i % 2 == 0 ? new EventMetadata { Actor = "anna" } : EventMetadata.Empty,
                    },
                ],
                []);
        }
    }

    private sealed class Nobody : IPageConsumer
    {
        public bool Consume(scoped in StoredPage page) => true;
    }
}
