namespace Foldstream.Sqlite;

/// <summary>A change of what streams are on its way to the writer, in a transaction of its own.</summary>
internal abstract class PendingChange
{
    private const int Waiting = 0, Taken = 1, Cancelled = 2;

    private int _state = Waiting;

    /// <summary>Whether bytes are to be gone from the file when the change is made.</summary>
    public bool Erases { get; protected set; }

    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    public void TryCancel(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, Cancelled, Waiting) == Waiting)
        {
            Cancel(cancellationToken);
        }
    }

    /// <summary>Makes the change inside the writer's open transaction.</summary>
    public abstract void Make(ChangeWriter writer);

    public abstract void Tell(Exception? failure);

    protected abstract void Cancel(CancellationToken cancellationToken);
}

/// <inheritdoc/>
/// <typeparam name="T">What is answered.</typeparam>
internal sealed class PendingChange<T> : PendingChange
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<ChangeWriter, T> _make;
    private T? _made;

    public PendingChange(Func<ChangeWriter, T> make, bool erases = false) => (_make, Erases) = (make, erases);

    public Task<T> Answer => _answer.Task;

    public override void Make(ChangeWriter writer) => _made = _make(writer);

    public override void Tell(Exception? failure)
    {
        if (failure is null)
        {
            _answer.TrySetResult(_made!);
        }
        else
        {
            _answer.TrySetException(failure);
        }
    }

    protected override void Cancel(CancellationToken cancellationToken) => _answer.TrySetCanceled(cancellationToken);
}
