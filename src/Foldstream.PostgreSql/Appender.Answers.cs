using Foldstream.Stores;

namespace Foldstream.PostgreSql;

internal sealed partial class Appender
{
    /// <summary>Answers the units of a committed batch, each as it went.</summary>
    /// <param name="units">The units.</param>
    /// <param name="head">The head behind the batch.</param>
    /// <param name="positions">For each item its position, or why it has none.</param>
    /// <param name="versions">For each item its stream's version.</param>
    /// <param name="batch">The batch's number: held appends with it are its own, of an attempt whose answer was lost.</param>
    private async Task AnswerAsync(List<PendingUnit> units, long head, long[] positions, long[] versions, int batch)
    {
        Interlocked.Increment(ref _commitCount);
        int item = 0;
        HashSet<PendingUnit>? refused = null;
        foreach (PendingUnit unit in units)
        {
            bool isHeld = false, isRefused = false;
            for (int i = 0; i < unit.Unit.Length; i++, item++)
            {
                StreamAppend append = unit.Unit[i];
                isHeld |= positions[item] == AppendBatch.Held;
                isRefused |= positions[item] <= AppendBatch.Closed;
                unit.Failure ??= FailureOf(positions[item], append.Stream, append.Expected, versions[item]);
                if (positions[item] > 0)
                {
                    unit.Outcomes[i] = new Appended(append.Stream, append.AppendId, versions[item], positions[item] + append.Page.Count - 1, append.Page.Count, append.Time.ToUniversalTime());
                    server.Guard.Wrote(unit.Outcomes[i].Position, append.AppendId.Value);
                }
            }

            foreach (StreamCheck check in unit.Checks)
            {
                unit.Failure ??= FailureOf(positions[item], check.Stream, check.Expected, versions[item]);
                isRefused |= positions[item] <= AppendBatch.Closed;
                item++;
            }

            if (isRefused)
            {
                (refused ??= []).Add(unit);
            }

            if (isHeld)
            {
                await AnswerHeldAsync(unit, batch).ConfigureAwait(false);
            }
        }

        server.Guard.Observe(head, 0);
        committed(head);
        _waiting = _queue.Count;
        foreach (PendingUnit unit in units)
        {
            if (refused?.Contains(unit) != true)
            {
                unit.Tell();
            }
        }

        if (refused is not null)
        {
            await RefuseAsync(refused).ConfigureAwait(false);
        }
    }

    // Behind the others, since it takes a trip to learn who closed or deleted a stream; one for each stream.
    private async Task RefuseAsync(HashSet<PendingUnit> units)
    {
        Dictionary<(StreamId, StreamState), Audit?> audits = [];
        foreach (PendingUnit unit in units)
        {
            (StreamId stream, StreamState state) = unit.Failure is StreamClosedException closed ? (closed.Stream, StreamState.Closed) : (((StreamDeletedException)unit.Failure!).Stream, StreamState.Deleted);
            if (!audits.TryGetValue((stream, state), out Audit? audit))
            {
                audits.Add((stream, state), audit = await TryFindAuditAsync(stream, state).ConfigureAwait(false));
            }

            unit.Failure = state == StreamState.Closed ? new StreamClosedException(stream, audit) : new StreamDeletedException(stream, audit);
            unit.Tell();
        }
    }

    private async ValueTask<Audit?> TryFindAuditAsync(StreamId stream, StreamState state)
    {
        try
        {
            return await findAudit(stream, state).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FoldstreamException or ObjectDisposedException)
        {
            // Nothing was written, whoever it was.
            return null;
        }
    }

    private async Task AnswerHeldAsync(PendingUnit unit, int batch)
    {
        try
        {
            await answerHeld(unit, batch).ConfigureAwait(false);
        }
        catch (FoldstreamException e)
        {
            unit.Failure = e is StoreUnusableException ? new AppendOutcomeUnknownException(unit.Unit[0].Stream, unit.Unit[0].AppendId, e) : e;
        }
    }

    private static FoldstreamException? FailureOf(long position, StreamId stream, ExpectedVersion expected, long version) => position switch
    {
        AppendBatch.Conflict => new VersionConflictException(stream, expected, version),
        AppendBatch.Closed => new StreamClosedException(stream, audit: null),
        AppendBatch.Deleted => new StreamDeletedException(stream),
        _ => null,
    };

    private static void Fail(List<PendingUnit> units, Exception failure)
    {
        foreach (PendingUnit unit in units)
        {
            unit.Failure = failure;
            unit.Tell();
        }
    }

    private static void FailUnknown(List<PendingUnit> units, Exception fault)
    {
        foreach (PendingUnit unit in units)
        {
            unit.Failure = new AppendOutcomeUnknownException(unit.Unit[0].Stream, unit.Unit[0].AppendId, fault);
            unit.Tell();
        }
    }
}
