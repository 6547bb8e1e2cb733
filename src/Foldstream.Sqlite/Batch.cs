namespace Foldstream.Sqlite;

/// <summary>Units that are committed together, in the order in which they are written.</summary>
internal sealed class Batch
{
    /// <summary>A batch ends at this many events or bytes; a unit above it is a batch of its own.</summary>
    public const long MaxEvents = 1_000, MaxSize = 1 << 20;

    private readonly List<PendingUnit> _units = [];
    private long _events, _size;

    public int Count => _units.Count;

    public PendingUnit this[int index] => _units[index];

    public bool HasRoomFor(PendingUnit unit) => _units.Count == 0 || (_events + unit.EventCount <= MaxEvents && _size + unit.Size <= MaxSize);

    public void Add(PendingUnit unit)
    {
        _units.Add(unit);
        _events += unit.EventCount;
        _size += unit.Size;
    }

    /// <summary>Lets those go that were cancelled while they waited; the others are now the writer's, and no longer to be cancelled.</summary>
    /// <param name="from">Where those begin that are not the writer's yet.</param>
    public void Take(int from = 0)
    {
        int kept = from;
        for (int i = from; i < _units.Count; i++)
        {
            if (_units[i].TryTake())
            {
                _units[kept++] = _units[i];
            }
        }

        _units.RemoveRange(kept, _units.Count - kept);
    }

    public void TellAll() => _units.ForEach(static unit => unit.Tell());

    public void Clear()
    {
        _units.Clear();
        (_events, _size) = (0, 0);
    }
}
