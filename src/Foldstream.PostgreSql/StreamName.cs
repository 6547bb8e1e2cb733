using System.Collections.Concurrent;
using Foldstream.Pages;

namespace Foldstream.PostgreSql;

/// <summary>What a stream's id in the file stands for. It never changes, so it is looked up once.</summary>
internal sealed class StreamName(in StreamId stream)
{
    private const int MostRemembered = 50_000;

    public StreamId Stream { get; } = stream;

    public uint Seed { get; } = PageFormat.SeedOf(stream);

    /// <summary>Keeps a name, and forgets all when they are too many: looking one up again costs a microsecond.</summary>
    public static void Remember(ConcurrentDictionary<long, StreamName> names, long id, StreamName name)
    {
        if (names.Count >= MostRemembered)
        {
            names.Clear();
        }

        names[id] = name;
    }
}
