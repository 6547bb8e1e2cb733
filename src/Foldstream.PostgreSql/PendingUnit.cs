using System.Collections.Immutable;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.PostgreSql;

/// <summary>A unit on its way to the server: it waits, and is then either sent, and answered, or cancelled.</summary>
internal sealed class PendingUnit
{
    private const int Waiting = 0, Taken = 1, Cancelled = 2;

    // Continuations run elsewhere: the batch has other units to answer.
    private readonly TaskCompletionSource<ImmutableArray<Appended>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state = Waiting;

    /// <summary>Prepares a unit on its caller's thread: what can be done or fail here need not be done or fail while others wait.</summary>
    /// <param name="unit">The appends.</param>
    /// <param name="checks">The streams that are only read.</param>
    /// <param name="types">The event types that are known. Where they are those of the unit, its pages are sealed.</param>
    public PendingUnit(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, EventTypeTable types)
    {
        (Unit, Checks) = (unit, checks.IsDefault ? [] : checks);
        Metadata = new byte[unit.Length][];
        Pages = new ReadOnlyMemory<byte>[unit.Length];
        Outcomes = new Appended[unit.Length];
        for (int i = 0; i < unit.Length; i++)
        {
            StreamAppend append = unit[i];
            Metadata[i] = AppendUnit.EncodeMetadata(append);
            EventCount += append.Page.Count;
            Size += append.Page.Size + Metadata[i].Length;
        }

        TrySeal(types);
    }

    public ImmutableArray<StreamAppend> Unit { get; }

    /// <summary>The streams that the unit only has read.</summary>
    public ImmutableArray<StreamCheck> Checks { get; }

    /// <summary>Whether it is one append, and nothing besides.</summary>
    public bool IsOneAppend => Unit.Length == 1 && Checks.IsEmpty;

    /// <summary>For each append its metadata, encoded.</summary>
    public byte[][] Metadata { get; }

    /// <summary>For each append its page, once it is sealed.</summary>
    public ReadOnlyMemory<byte>[] Pages { get; }

    /// <summary>Whether the pages have the store's ids for their event types.</summary>
    public bool IsSealed { get; private set; }

    public long EventCount { get; }

    public long Size { get; }

    public Task<ImmutableArray<Appended>> Answer => _answer.Task;

    /// <summary>What became of each append, to be told when the batch is committed.</summary>
    public Appended[] Outcomes { get; }

    /// <summary>Why the unit was not written, to be told at the same time.</summary>
    public Exception? Failure { get; set; }

    public bool IsCancelled => Volatile.Read(ref _state) == Cancelled;

    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    public void TryCancel(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, Cancelled, Waiting) == Waiting)
        {
            _answer.TrySetCanceled(cancellationToken);
        }
    }

    public void Tell()
    {
        if (Failure is null)
        {
            _answer.TrySetResult(ImmutableArray.Create(Outcomes));
        }
        else
        {
            _answer.TrySetException(Failure);
        }
    }

    /// <summary>Seals the pages, if the table has all of their event types.</summary>
    public bool TrySeal(EventTypeTable types)
    {
        for (int i = 0; i < Pages.Length; i++)
        {
            if (!TrySeal(i, types))
            {
                return false;
            }
        }

        return IsSealed = true;
    }

    private bool TrySeal(int i, EventTypeTable types)
    {
        StreamAppend append = Unit[i];
        int count = append.Page.EventTypes.Count;
        Span<ushort> ids = count <= 32 ? stackalloc ushort[count] : new ushort[count];
        if (!types.TryGetIds(append.Page.EventTypes, ids))
        {
            return false;
        }

        Pages[i] = append.Page.Seal(ids, new PageAddress(PageFormat.SeedOf(append.Stream), append.AppendId, append.Time, Metadata[i]));
        return true;
    }
}
