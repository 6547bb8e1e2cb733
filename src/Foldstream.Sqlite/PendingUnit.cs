using System.Collections.Immutable;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>A unit on its way to the writer: it waits, and is then either taken by the writer, which answers it, or cancelled.</summary>
internal sealed class PendingUnit
{
    private const int Waiting = 0, Taken = 1, Cancelled = 2;

    // Continuations run elsewhere: the writer thread has other units to write.
    private readonly TaskCompletionSource<ImmutableArray<Appended>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state = Waiting;

    /// <summary>Prepares a unit on its caller's thread: what can be done or fail here need not be done or fail on the writer's.</summary>
    public PendingUnit(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks)
    {
        (Unit, Checks) = (unit, checks.IsDefault ? [] : checks);
        Headings = new AppendHeading[unit.Length];
        for (int i = 0; i < unit.Length; i++)
        {
            StreamAppend append = unit[i];
            Headings[i] = new AppendHeading(PageFormat.SeedOf(append.Stream), append.AppendId, append.Time, AppendUnit.EncodeMetadata(append));
            EventCount += append.Page.Count;
            Size += append.Page.Size + Headings[i].Metadata.Length;
        }
    }

    public ImmutableArray<StreamAppend> Unit { get; }

    /// <summary>The streams that the unit only has read.</summary>
    public ImmutableArray<StreamCheck> Checks { get; }

    /// <summary>What goes with each append of the unit.</summary>
    public AppendHeading[] Headings { get; }

    public long EventCount { get; }

    public long Size { get; }

    public Task<ImmutableArray<Appended>> Answer => _answer.Task;

    /// <summary>What the writer found, to be told once the batch is committed.</summary>
    public ImmutableArray<Appended> Outcomes { get; set; }

    /// <summary>Why the unit was not written, to be told at the same time: what it was found by may itself be rolled back.</summary>
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
            _answer.TrySetResult(Outcomes);
        }
        else
        {
            _answer.TrySetException(Failure);
        }
    }
}
