using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Transfer;

/// <summary>
/// Writes appends in their order, many at once, so that they share commits. Behind the first that fails nothing is written.
/// </summary>
/// <remarks>
/// A store takes appends in the order in which they are begun, and decides on each by itself. So an append that expects an exact version, and is begun
/// before the one in front of it is answered, also checks that that one's stream is where it will have been brought: when one fails, all behind it
/// conflict. That holds for streams which nobody else writes to. Appends that expect no version may go to others: they are written as
/// units of different streams, each unit when the one before it is answered.
/// </remarks>
internal sealed class OrderedAppends(IEventStore store, DestinationStreams streams, int mostAtOnce)
{
    private readonly int _mostAtOnce = mostAtOnce;
    private int _atOnce = mostAtOnce;

    /// <summary>Which append the failure is of.</summary>
    public int FailedAt { get; private set; }

    /// <summary>Writes them all, or those in front of the first that fails.</summary>
    /// <returns>The outcomes, in the same order.</returns>
    public async ValueTask<List<Appended>> WriteAsync(IReadOnlyList<StreamAppend> appends)
    {
        List<Appended> outcomes = new(appends.Count);
        while (outcomes.Count < appends.Count)
        {
            await (appends[outcomes.Count].Expected.Exact is null ? WriteUnitAsync(appends, outcomes) : WriteRunAsync(appends, outcomes)).ConfigureAwait(false);
        }

        return outcomes;
    }

    private async Task WriteUnitAsync(IReadOnlyList<StreamAppend> appends, List<Appended> outcomes)
    {
        int first = outcomes.Count;
        HashSet<StreamId> seen = [];
        StreamAppend[] unit = [.. appends.Skip(first).Take(_mostAtOnce).TakeWhile(append => append.Expected.Exact is null && seen.Add(append.Stream))];
        FailedAt = first;
        foreach (StreamId stream in seen)
        {
            streams.Forget(stream);
        }

        try
        {
            outcomes.AddRange(await store.AppendAsync([.. unit], CancellationToken.None).ConfigureAwait(false));
            return;
        }
        catch (Exception error) when (unit.Length > 1 && error is AppendIdReusedException or StreamClosedException or StreamDeletedException or AppendTooLargeException)
        {
            // Nothing of it was written: one of them fails, or the store holds some of them from before.
        }

        foreach (StreamAppend append in unit)
        {
            FailedAt = outcomes.Count;
            outcomes.AddRange(await store.AppendAsync([append], CancellationToken.None).ConfigureAwait(false));
        }
    }

    private async Task WriteRunAsync(IReadOnlyList<StreamAppend> appends, List<Appended> outcomes)
    {
        int first = outcomes.Count;
        List<Task<Appended>> begun = await BeginAsync(appends, first).ConfigureAwait(false);
        await ((Task)Task.WhenAll(begun)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        int failed = begun.FindIndex(one => !one.IsCompletedSuccessfully);
        foreach (Task<Appended> one in failed < 0 ? begun : begun[..failed])
        {
            outcomes.Add(await one.ConfigureAwait(false));
        }

        if (failed < 0)
        {
            _atOnce = Math.Min(_atOnce * 2, _mostAtOnce);
            return;
        }

        // Streams may be elsewhere than was believed.
        for (int i = first; i < first + begun.Count; i++)
        {
            streams.Forget(appends[i].Stream);
        }

        // One that only conflicts with what was believed is begun again as the first.
        FailedAt = outcomes.Count;
        if (failed == 0 || begun[failed].Exception?.InnerException is not VersionConflictException)
        {
            await begun[failed].ConfigureAwait(false);
        }

        _atOnce = failed;
    }

    private async ValueTask<List<Task<Appended>>> BeginAsync(IReadOnlyList<StreamAppend> appends, int first)
    {
        // Looked up before anything is begun, so that nothing that is begun is left alone.
        int end = Math.Min(first + _atOnce, appends.Count);
        for (int i = first; i < end; i++)
        {
            await streams.FindAsync(appends[i].Stream, CancellationToken.None).ConfigureAwait(false);
        }

        List<Task<Appended>> begun = new(end - first);
        bool writes = Writes(appends[first]);
        StreamCheck? before = null;
        for (int i = first; i < end && appends[i].Expected.Exact is not null && Writes(appends[i]) == writes; i++)
        {
            StreamAppend append = appends[i];
            DestinationStreams.Place place = streams[append.Stream];
            begun.Add(AppendAsync(append, before is { } check && check.Stream != append.Stream ? [check] : []));
            if (writes)
            {
                place = place with { Version = place.Version + append.Page.Count };
                streams[append.Stream] = place;
                before = new StreamCheck(append.Stream, ExpectedVersion.At(place.Version));
            }
        }

        return begun;
    }

    /// <summary>Whether an append can write something. One whose stream is elsewhere is answered by what the stream holds, or conflicts; such ones wait for each other only.</summary>
    private bool Writes(StreamAppend append) => append.Expected.Exact == streams[append.Stream].Version;

    // What is thrown at once fails the task, like what is thrown later.
    private async Task<Appended> AppendAsync(StreamAppend append, ImmutableArray<StreamCheck> checks)
        => (await store.AppendAsync([append], checks, CancellationToken.None).ConfigureAwait(false))[0];
}
