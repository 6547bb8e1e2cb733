using Foldstream.Pages;

namespace Foldstream.Sqlite;

/// <summary>A row of <c>pages</c> that was looked through append by append, damaged ones included.</summary>
internal sealed class RowContent
{
    private RowContent(byte[] bytes, List<RowAppend> appends) => (Bytes, Appends) = (bytes, appends);

    public byte[] Bytes { get; }

    public List<RowAppend> Appends { get; }

    /// <summary>The append that begins at a position; <see langword="null"/> when the row has none.</summary>
    public RowAppend? Find(long position)
    {
        foreach (RowAppend append in Appends)
        {
            if (append.Events.FirstPosition == position)
            {
                return append;
            }
        }

        return null;
    }

    /// <summary>Looks through a row. Behind damage it goes on where <c>positions</c> and the row agree again about what follows.</summary>
    public static RowContent Read(in StreamId stream, long id, byte[] bytes, RowMap map, ReaderLimits limits)
    {
        List<RowAppend> appends = [];
        uint seed = PageFormat.SeedOf(stream);
        AppendRow row = new(id, bytes);
        try
        {
            while (row.MoveNext(in stream))
            {
                appends.Add(Sound(in stream, in row, seed, limits));
            }

            return new RowContent(bytes, appends);
        }
        catch (CorruptPageException)
        {
            return new RowContent(bytes, ByMap(in stream, id, bytes, map.Of(id), seed, limits));
        }
    }

    private static List<RowAppend> ByMap(in StreamId stream, long id, byte[] bytes, List<(long Position, int Count)> places, uint seed, ReaderLimits limits)
    {
        List<RowAppend> appends = new(places.Count);
        AppendRow row = new(id, bytes);
        long version = id & uint.MaxValue;
        CorruptPageException? lost = null;
        foreach ((long position, int count) in places)
        {
            PassedEvents events = new(stream, version, position, count, PassReason.Damaged);
            if (lost is null)
            {
                try
                {
                    // Where its own length can't be right, nothing behind it can be found.
                    if (!row.MoveNext(in stream) || row.Version != version || row.NextVersion != version + count || row.Position != position)
                    {
                        throw new CorruptPageException(stream, version, position, "its row says another length or place than the store");
                    }
                }
                catch (CorruptPageException damage)
                {
                    lost = damage;
                }
            }

            appends.Add(lost is null ? SoundOrDamaged(in row, events, seed, limits) : new RowAppend(0, events with { Damage = lost }, IsDeleted: false));
            version += count;
        }

        return appends;
    }

    private static RowAppend SoundOrDamaged(scoped in AppendRow row, PassedEvents events, uint seed, ReaderLimits limits)
    {
        try
        {
            return Sound(events.Stream, in row, seed, limits);
        }
        catch (CorruptPageException damage)
        {
            return new RowAppend(row.Start, events with { Damage = damage }, IsDeleted: false);
        }
    }

    private static RowAppend Sound(in StreamId stream, scoped in AppendRow row, uint seed, ReaderLimits limits)
    {
        if (!row.IsDeleted)
        {
            row.Open(in stream, seed, limits);
        }

        return new RowAppend(row.Start, row.ToPassed(in stream), row.IsDeleted);
    }
}
