using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Sqlite;

internal sealed partial class TolerantReading
{
    /// <summary>Reads the pages of all streams that a filter admits; what is wrong with those of others is none of the reader's business.</summary>
    public void ReadLog(long after, long head, EventFilter filter, IPageConsumer consumer, CancellationToken cancellationToken)
    {
        SetAsideList aside = streams.ReadSetAside();
        AdmittedStreams admitted = new(filter);
        Place place = new(StartOf(after + 1), IsExact: true);
        try
        {
            while (place.Position <= head)
            {
                // Each slice is one view; between two the WAL can be emptied.
                connection.Execute("BEGIN");
                try
                {
                    for (int i = 0; i < SliceAppends && place.Position <= head; i++)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        if (!TakeAppend(ref place, after, head, admitted, aside, consumer))
                        {
                            return;
                        }
                    }
                }
                finally
                {
                    connection.Rollback();
                }
            }
        }
        finally
        {
            _rows.Clear();
        }
    }

    private bool TakeAppend(ref Place place, long after, long head, AdmittedStreams admitted, SetAsideList aside, IPageConsumer consumer)
    {
        (long position, long id) = PlaceFrom(place.Position);
        if (place.IsExact ? position != place.Position : position < place.Position)
        {
            throw Missing(place.Position, head);
        }

        if (position > head)
        {
            place = new Place(head + 1, IsExact: true);
            return true;
        }

        long streamId = AppendRow.StreamOf(id);
        StreamId stream = NameOf(id, position);
        if (!(admitted.Find(streamId) ?? admitted.Learn(streamId, in stream)))
        {
            place = new Place(position + 1, IsExact: false);
            return true;
        }

        (RowContent content, RowAppend append) = AppendAt(in stream, position, id, head);
        place = new Place(append.Events.LastPosition + 1, IsExact: true);
        if ((consumer.Tolerance & PageTolerance.Damaged) == 0)
        {
            admitted.Follow(streamId, in stream, append.Events.FirstVersion, append.Events.LastVersion + 1);
        }

        return append.Events.LastPosition <= after || Hand(in stream, content, in append, aside, consumer);
    }

    /// <summary>Where the next append begins from a position on, and its row.</summary>
    private (long Position, long Row) PlaceFrom(long position)
    {
        _position.Bind(1, position);
        try
        {
            return _position.Step() ? (_position.Int64(0), _position.Int64(1)) : (long.MaxValue, 0);
        }
        finally
        {
            _position.Reset();
        }
    }

    private (RowContent Content, RowAppend Append) AppendAt(in StreamId stream, long position, long id, long head)
    {
        if (!_rows.TryGetValue(id, out RowContent? content) || content.Find(position) is null)
        {
            // It was not read yet, or was written since.
            if (_rows.Count >= MostRows)
            {
                _rows.Clear();
            }

            _rows[id] = content = ReadRow(in stream, id, position, head);
        }

        return (content, content.Find(position) ?? throw Missing(position, head));
    }

    private RowContent ReadRow(in StreamId stream, long id, long position, long head)
    {
        _row.Bind(1, id);
        try
        {
            return _row.Step() ? RowContent.Read(in stream, id, _row.Blob(0).ToArray(), _map, deletions, limits) : throw Missing(position, head);
        }
        finally
        {
            _row.Reset();
        }
    }

    private long StartOf(long position)
    {
        _start.Bind(1, position);
        try
        {
            _ = _start.Step();
            return _start.Int64(0);
        }
        finally
        {
            _start.Reset();
        }
    }

    /// <summary>Where a reading by position goes on: there, or, behind appends that were not looked at, there or later.</summary>
    private readonly record struct Place(long Position, bool IsExact);

    private StreamId NameOf(long row, long position) => streams.FindName(AppendRow.StreamOf(row)) ?? throw new StoreUnusableException(location,
        $"The database is damaged: the page at position {position} belongs to a stream that it lacks. Restore it from a backup.");

    private StoreUnusableException Missing(long position, long head)
        => new(location, $"The database is damaged: position {position} is missing, although the store goes on to {head}. Restore it from a backup.");
}
