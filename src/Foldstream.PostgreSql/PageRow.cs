using System.Buffers;
using Foldstream.Pages;
using Foldstream.Stores;
using Npgsql;

namespace Foldstream.PostgreSql;

/// <summary>The row of a page: its columns, and its bytes in a buffer that is lent for the next row again.</summary>
internal sealed class PageRow : IDisposable
{
    /// <summary>The first column behind those of the page.</summary>
    public const int NextColumn = 8;

    /// <summary>The column of the batch that wrote the page, where an append is looked for by its id.</summary>
    public const int BatchColumn = NextColumn;

    private const int PositionColumn = 0, VersionColumn = 1, CountColumn = 2, AppendIdColumn = 3, TimeColumn = 4, MetadataColumn = 5, PageColumn = 6, StateColumn = 7;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int _metadata, _page;
    private int _count, _state;
    private Guid _appendId;
    private long _time;

    public long Version { get; private set; }

    public long Position { get; private set; }

    /// <summary>Whether the row is what a deletion has left of an append, or will leave.</summary>
    public bool IsDeleted { get; private set; }

    /// <summary>Whether the row's stream was deleted. A row without a page of one that was not is damaged.</summary>
    public bool IsOfDeleted => StoredState.IsDeleted(_state);

    /// <summary>Whether the row has a page: one of a stream without any has none.</summary>
    public static bool IsThere(NpgsqlDataReader reader) => !reader.IsDBNull(PositionColumn);

    /// <summary>Takes over the current row, which the reader holds in full.</summary>
    public void Take(NpgsqlDataReader reader)
    {
        Position = reader.GetInt64(PositionColumn);
        Version = reader.GetInt64(VersionColumn);
        _count = reader.GetInt32(CountColumn);
        _appendId = reader.IsDBNull(AppendIdColumn) ? default : reader.GetGuid(AppendIdColumn);
        _time = reader.GetInt64(TimeColumn);
        _state = reader.IsDBNull(StateColumn) ? -1 : reader.GetInt32(StateColumn);
        IsDeleted = _state == StoredState.Erasing || reader.IsDBNull(PageColumn);
        _metadata = IsDeleted ? 0 : (int)reader.GetBytes(MetadataColumn, 0, null, 0, 0);
        _page = IsDeleted ? 0 : (int)reader.GetBytes(PageColumn, 0, null, 0, 0);
        if (_buffer.Length < _metadata + _page)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(_metadata + _page);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        if (_metadata > 0)
        {
            reader.GetBytes(MetadataColumn, 0, _buffer, 0, _metadata);
        }

        if (_page > 0)
        {
            reader.GetBytes(PageColumn, 0, _buffer, _metadata, _page);
        }
    }

    /// <summary>The events of the row, as its columns say.</summary>
    public PassedEvents EventsOf(in StreamId stream) => new(stream, Version, Position, _count, PassReason.Deleted);

    /// <summary>Opens the page, valid until the next row is taken.</summary>
    /// <exception cref="CorruptPageException">The row or its page is damaged, deleted, or over the limits.</exception>
    public StoredPage Open(scoped in StreamId stream, uint seed, ReaderLimits limits)
    {
        Check(in stream);
        return IsDeleted
            ? throw new CorruptPageException(stream, Version, Position, "its stream was deleted")
            : StoredPage.Open(stream, seed, Version, Position, _count, new AppendId(_appendId), StoredTime.ToTime(_time), _buffer.AsSpan(0, _metadata), _buffer.AsSpan(_metadata, _page), limits);
    }

    /// <summary>Opens the row for a consumer that <see cref="Hand"/> hands it to next.</summary>
    /// <returns>What is wrong with it, if the consumer may go on behind that.</returns>
    /// <exception cref="CorruptPageException">The row or its page is damaged or over the limits, and the consumer goes on behind nothing.</exception>
    public CorruptPageException? Open(scoped in StreamId stream, uint seed, ReaderLimits limits, IPageConsumer consumer, out StoredPage page)
    {
        page = default;
        try
        {
            if (IsDeleted)
            {
                Check(in stream);
            }
            else
            {
                page = Open(in stream, seed, limits);
            }

            return null;
        }
        catch (CorruptPageException damage) when (HasPlace && consumer.Tolerance != PageTolerance.None)
        {
            return damage;
        }
    }

    /// <summary>Hands the row to a consumer, or tells it why not.</summary>
    /// <returns>Whether the consumer wants more.</returns>
    public bool Hand(scoped in StoredPage page, CorruptPageException? damage, in PassedEvents events, SetAsideList aside, IPageConsumer consumer)
    {
        if (damage is not null)
        {
            return aside.TryPass(damage, in events, consumer, out bool goesOn) ? goesOn : throw damage;
        }

        return IsDeleted ? consumer.Pass(in events) : aside.HandOn(in page, consumer);
    }

    private bool HasPlace => Position >= 1 && Version >= 1 && _count >= 1 && Position <= long.MaxValue - _count && Version <= long.MaxValue - _count;

    private void Check(in StreamId stream)
    {
        if (!HasPlace || (!IsDeleted && !StoredTime.IsValid(_time)))
        {
            throw new CorruptPageException(stream, Version, Position, "its row holds impossible values");
        }

        if (IsDeleted != StoredState.IsDeleted(_state))
        {
            throw new CorruptPageException(stream, Version, Position,
                IsDeleted ? "its bytes are gone, although its stream was not deleted" : "its stream was deleted, and its bytes are still there");
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
