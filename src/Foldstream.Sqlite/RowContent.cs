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
    public static RowContent Read(in StreamId stream, long id, byte[] bytes, RowMap map, Deletions deletions, ReaderLimits limits)
    {
        List<RowAppend> appends = [];
        Verification verification = new(id, PageFormat.SeedOf(stream), deletions, limits);
        AppendRow row = new(id, bytes);
        try
        {
            while (row.MoveNext(in stream))
            {
                appends.Add(Sound(in stream, in row, in verification));
            }

            return new RowContent(bytes, appends);
        }
        catch (CorruptPageException)
        {
            return new RowContent(bytes, ByMap(in stream, bytes, map.Of(id), in verification));
        }
    }

    private static List<RowAppend> ByMap(in StreamId stream, byte[] bytes, List<(long Position, int Count)> places, in Verification verification)
    {
        List<RowAppend> appends = new(places.Count);
        AppendRow row = new(verification.Row, bytes);
        long version = verification.Row & uint.MaxValue;
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

            appends.Add(lost is null ? SoundOrDamaged(in row, events, in verification) : new RowAppend(0, events with { Damage = lost }, IsDeleted: false));
            version += count;
        }

        return appends;
    }

    private static RowAppend SoundOrDamaged(scoped in AppendRow row, PassedEvents events, in Verification verification)
    {
        try
        {
            return Sound(events.Stream, in row, in verification);
        }
        catch (CorruptPageException damage)
        {
            return new RowAppend(row.Start, events with { Damage = damage }, IsDeleted: false);
        }
    }

    private static RowAppend Sound(in StreamId stream, scoped in AppendRow row, in Verification verification)
    {
        if (row.IsDeleted)
        {
            verification.Deletions.Demand(in stream, verification.Row, in row);
        }
        else
        {
            row.Open(in stream, verification.Seed, verification.Limits);
        }

        return new RowAppend(row.Start, row.ToPassed(in stream), row.IsDeleted);
    }

    /// <summary>What the appends of a row are held against.</summary>
    private readonly record struct Verification(long Row, uint Seed, Deletions Deletions, ReaderLimits Limits);
}
