using System.Buffers;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Subscriptions;

/// <summary>A run of the log, read once and lent to all who follow it: the pages between two positions. Its bytes go back to the pool when nobody holds it any more.</summary>
internal sealed class LogChunk
{
    private const int EnoughBytes = 256 << 10, EnoughPages = 4096;

    private readonly List<LogPage> _pages = [];
    private byte[] _bytes = [];
    private int _length;
    private int _holders = 1;

    private LogChunk(long after) => (After, Through) = (after, after);

    /// <summary>The position behind which the run begins.</summary>
    public long After { get; }

    /// <summary>The position up to which everything has been looked at: what is not among the pages was filtered out, or is no more.</summary>
    public long Through { get; private set; }

    /// <summary>The store's head when the run was read.</summary>
    public long Head { get; private set; }

    public IReadOnlyList<LogPage> Pages => _pages;

    /// <summary>About how many bytes of memory it takes.</summary>
    public int Size => 256 + _length + (256 * _pages.Count);

    /// <summary>Reads what follows a position, as much as one chunk holds; nothing when the log ends there.</summary>
    /// <exception cref="CorruptPageException">The very next page is damaged. One behind others ends the chunk before it.</exception>
    public static async ValueTask<LogChunk> ReadAsync(IEventStore store, long after, CancellationToken cancellationToken)
    {
        LogChunk chunk = new(after);
        // A tenant's handle leaves out the positions of others.
        bool isWhole = store.Tenant.Length == 0;
        Filler filler = new(chunk, isWhole, store.Location);
        try
        {
            chunk.Head = await store.ReadAllAsync(after, filler, cancellationToken).ConfigureAwait(false);
            if (isWhole && !filler.IsFull && filler.LookedUpTo < chunk.Head)
            {
                throw filler.OutOfOrder(chunk.Head, chunk.Head);
            }

            chunk.Through = filler.IsFull || isWhole ? filler.LookedUpTo : Math.Max(chunk.Head, after);
        }
        catch (CorruptPageException) when (chunk._pages.Count > 0)
        {
            (chunk.Through, chunk.Head) = (filler.LookedUpTo, filler.LookedUpTo);
        }
        catch
        {
            chunk.Release();
            throw;
        }

        return chunk;
    }

    /// <summary>Reads what follows in one stream, as far as a position, as much as one chunk holds; nothing when there is no more.</summary>
    public static async ValueTask<LogChunk> ReadStreamAsync(IEventStore store, StreamId stream, long fromVersion, long throughPosition, CancellationToken cancellationToken)
    {
        LogChunk chunk = new(0);
        try
        {
            await store.ReadStreamAsync(stream, fromVersion, ReadDirection.Forward, new StreamFiller(chunk, fromVersion, throughPosition), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            chunk.Release();
            throw;
        }

        return chunk;
    }

    public ReadOnlyMemory<byte> FramesOf(LogPage page) => _bytes.AsMemory(page.Offset, page.Length);

    /// <summary>Holds on to the bytes, unless they went back already.</summary>
    public bool TryHold()
    {
        int holders = Volatile.Read(ref _holders);
        while (holders > 0)
        {
            int seen = Interlocked.CompareExchange(ref _holders, holders + 1, holders);
            if (seen == holders)
            {
                return true;
            }

            holders = seen;
        }

        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0 && _bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }

    private void Add(scoped in StoredPage page)
    {
        ReadOnlySpan<byte> frames = page.Frames;
        if (_bytes.Length - _length < frames.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(2 * _bytes.Length, 4096), _length + frames.Length));
            _bytes.AsSpan(0, _length).CopyTo(larger);
            if (_bytes.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(_bytes);
            }

            _bytes = larger;
        }

        frames.CopyTo(_bytes.AsSpan(_length));
        _pages.Add(new LogPage(in page, _length));
        _length += frames.Length;
    }

    private bool IsFull => _length >= EnoughBytes || _pages.Count >= EnoughPages;

    private sealed class StreamFiller(LogChunk chunk, long fromVersion, long throughPosition) : IPageConsumer
    {
        public bool Consume(scoped in StoredPage page)
        {
            if (page.FirstPosition > throughPosition)
            {
                return false;
            }

            if (page.LastVersion >= fromVersion)
            {
                chunk.Add(in page);
                chunk.Through = Math.Min(page.LastPosition, throughPosition);
            }

            return !chunk.IsFull;
        }
    }

    private sealed class Filler(LogChunk chunk, bool checksContinuity, string location) : IPageConsumer
    {
        public bool IsFull { get; private set; }

        public long LookedUpTo { get; private set; } = chunk.After;

        public bool Consume(scoped in StoredPage page)
        {
            Continue(page.FirstPosition, page.LastPosition);
            chunk.Add(in page);
            return !(IsFull = chunk.IsFull);
        }

        public bool Pass(in PassedEvents events)
        {
            Continue(events.FirstPosition, events.LastPosition);
            return true;
        }

        // The first page may begin at or before the position that is finished; from there on each begins where the one before has ended.
        private void Continue(long first, long last)
        {
            if (checksContinuity && (first > LookedUpTo + 1 || last <= LookedUpTo))
            {
                throw OutOfOrder(first, last);
            }

            LookedUpTo = last;
        }

        public StoreUnusableException OutOfOrder(long first, long last)
            => new(location, $"The log was read out of order: positions {first} to {last} came where {LookedUpTo + 1} was due. "
                + "Nothing of it was handled. Verify the store; if it is your own, run the conformance kit over it.");
    }
}
