using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.PostgreSql;

/// <summary>
/// A batch as the server's function takes it: the streams that it names, each once, and its items, which are the appends and checks of its
/// units in their order. The lists are filled anew for each batch.
/// </summary>
internal sealed class AppendBatch
{
    /// <summary>What the function says of an item besides a position.</summary>
    public const long Held = -1, Conflict = -2, Closed = -3, Deleted = -4;

    private readonly Dictionary<StreamId, int> _places = [];

    public List<string> Tenants { get; } = [];

    public List<string> Categories { get; } = [];

    public List<string> Keys { get; } = [];

    public List<int> Units { get; } = [];

    public List<int> Streams { get; } = [];

    public List<long> Lowest { get; } = [];

    public List<long> Highest { get; } = [];

    public List<int> Counts { get; } = [];

    public List<Guid> AppendIds { get; } = [];

    public List<long> Times { get; } = [];

    public List<byte[]> Metadata { get; } = [];

    public List<ReadOnlyMemory<byte>> Pages { get; } = [];

    /// <summary>The versions that an expectation admits.</summary>
    public static (long Lowest, long Highest) BoundsOf(ExpectedVersion expected)
        => expected.Exact is { } exact ? (exact, exact) : expected.IsAny ? (0, long.MaxValue) : (1, long.MaxValue);

    public void Fill(List<PendingUnit> units)
    {
        Clear();
        for (int i = 0; i < units.Count; i++)
        {
            PendingUnit unit = units[i];
            for (int j = 0; j < unit.Unit.Length; j++)
            {
                StreamAppend append = unit.Unit[j];
                Add(i, append.Stream, append.Expected, append.Page.Count, append.AppendId.Value, StoredTime.Of(append.Time), unit.Metadata[j], unit.Pages[j]);
            }

            foreach (StreamCheck check in unit.Checks)
            {
                Add(i, check.Stream, check.Expected, 0, Guid.Empty, 0, [], default);
            }
        }
    }

    /// <summary>Forgets the batch, so that nothing keeps its pages.</summary>
    public void Clear()
    {
        _places.Clear();
        Tenants.Clear();
        Categories.Clear();
        Keys.Clear();
        Units.Clear();
        Streams.Clear();
        Lowest.Clear();
        Highest.Clear();
        Counts.Clear();
        AppendIds.Clear();
        Times.Clear();
        Metadata.Clear();
        Pages.Clear();
    }

    private void Add(int unit, StreamId stream, ExpectedVersion expected, int count, Guid appendId, long time, byte[] metadata, ReadOnlyMemory<byte> page)
    {
        Units.Add(unit);
        Streams.Add(PlaceOf(stream));
        (long lowest, long highest) = BoundsOf(expected);
        Lowest.Add(lowest);
        Highest.Add(highest);
        Counts.Add(count);
        AppendIds.Add(appendId);
        Times.Add(time);
        Metadata.Add(metadata);
        Pages.Add(page);
    }

    private int PlaceOf(StreamId stream)
    {
        if (!_places.TryGetValue(stream, out int place))
        {
            _places.Add(stream, place = _places.Count + 1);
            Tenants.Add(stream.Tenant);
            Categories.Add(stream.Category);
            Keys.Add(stream.Key);
        }

        return place;
    }
}
