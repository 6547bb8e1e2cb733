using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>A snapshot on its way to the writer.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Always">Whether it replaces one of the same or a higher version too.</param>
internal sealed record PendingSnapshot(StreamId Stream, StoredSnapshot Snapshot, bool Always)
{
    // Continuations run elsewhere: the writer thread has units to write.
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Answer => _answer.Task;

    public void Tell(Exception? failure)
    {
        if (failure is null)
        {
            _answer.TrySetResult();
        }
        else
        {
            _answer.TrySetException(failure);
        }
    }
}
