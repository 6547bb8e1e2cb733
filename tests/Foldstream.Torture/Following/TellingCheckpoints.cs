using Foldstream.Subscriptions;

namespace Foldstream.Torture.Following;

/// <summary>Tells where its worker is, and leaves who listens the time to disturb it there.</summary>
/// <param name="inner">The checkpoints.</param>
/// <param name="tell">Is told one of <see cref="WorkerNotes"/>.</param>
/// <param name="pause">How long it stays before a transaction, and before its commit.</param>
internal sealed class TellingCheckpoints(ICheckpointStore inner, Action<char> tell, TimeSpan pause) : PassingCheckpoints(inner)
{
    public override async ValueTask<ICheckpointTransaction> BeginAsync(string subscription, CancellationToken cancellationToken = default)
    {
        await StayAsync(WorkerNotes.Before);
        return new Telling(await Inner.BeginAsync(subscription, cancellationToken), this);
    }

    private async ValueTask StayAsync(char where)
    {
        if (pause > TimeSpan.Zero)
        {
            tell(where);
            await Task.Delay(pause, CancellationToken.None);
        }
    }

    private sealed class Telling(ICheckpointTransaction inner, TellingCheckpoints checkpoints) : PassingTransaction(inner)
    {
        public override async ValueTask CommitAsync(ReadOnlyMemory<ShardAdvance> advances, CancellationToken cancellationToken = default)
        {
            await checkpoints.StayAsync(WorkerNotes.Within);
            await Inner.CommitAsync(advances, cancellationToken);
            checkpoints.Tell();
        }
    }

    private void Tell() => tell(WorkerNotes.Committed);
}
