using System.Collections.Immutable;
using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S26: closed streams, of the stores that change streams.</summary>
internal static class ClosingRules
{
    private static readonly Audit ByAda = new("ada", "audited", Noon), ByBen = new("ben", "again", Noon.AddDays(1));

    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        ChangesStreams("S261", "A closed stream refuses appends and says who closed it, is read as before, and takes appends again when it is opened.", async run =>
        {
            await run.AppendAsync(To(Alice, 1, 2)).ConfigureAwait(false);
            StreamInfo closed = await run.Store.CloseStreamAsync(Alice, ByAda, cancellationToken: run.Token).ConfigureAwait(false);
            Demand.Equal(new StreamInfo { Stream = Alice, Version = 2, State = StreamState.Closed, LastChange = ByAda }, closed, "the closed stream");
            Demand.Equal(closed, await run.Store.FindStreamAsync(Alice, run.Token).ConfigureAwait(false), "the stream when it is looked up");
            StreamClosedException refused = await Demand.ThrowsAsync<StreamClosedException>(() => run.AppendAsync(To(Alice, 3)), "an append to a closed stream").ConfigureAwait(false);
            Demand.Equal((Alice, ByAda), (refused.Stream, refused.Audit), "the stream and the audit of the error");
            Demand.Sequence([1, 2], (await run.ReadAsync(Alice).ConfigureAwait(false)).Numbers, "the numbers of the closed stream");
            Demand.Equal(2, await run.HeadAsync().ConfigureAwait(false), "the head");
            StreamInfo open = await run.Store.ReopenStreamAsync(Alice, ByBen, cancellationToken: run.Token).ConfigureAwait(false);
            Demand.Equal((StreamState.Open, ByBen), (open.State, open.LastChange), "the state and the audit of the opened stream");
            Demand.Equal(3, (await run.AppendAsync(To(Alice, 3)).ConfigureAwait(false)).Version, "the version of an append to the opened stream");
        }),
        ChangesStreams("S262", "An append that a closed stream holds is answered as a repetition.", async run =>
        {
            StreamAppend append = To(Alice, ExpectedVersion.None, 1);
            Appended first = await run.AppendAsync(append).ConfigureAwait(false);
            await run.Store.CloseStreamAsync(Alice, ByAda, cancellationToken: run.Token).ConfigureAwait(false);
            Demand.Equal(first with { Repeated = true }, await run.AppendAsync(append).ConfigureAwait(false), "the outcome");
        }),
        ChangesStreams("S263", "A unit with an append to a closed stream writes nothing, wherever the append stands.", async run =>
        {
            await run.AppendAsync(To(Bob, 1)).ConfigureAwait(false);
            await run.Store.CloseStreamAsync(Bob, ByAda, cancellationToken: run.Token).ConfigureAwait(false);
            await Demand.ThrowsAsync<StreamClosedException>(() => run.AppendUnitAsync(To(Alice, 1), To(Bob, 2)), "a unit that ends with it").ConfigureAwait(false);
            await Demand.ThrowsAsync<StreamClosedException>(() => run.AppendUnitAsync(To(Bob, 2), To(Alice, 1)), "a unit that begins with it").ConfigureAwait(false);
            Demand.Equal(1, await run.HeadAsync().ConfigureAwait(false), "the head");
            Demand.Equal(0, (await run.ReadAsync(Alice).ConfigureAwait(false)).Returned, "the version of the other stream");
        }),
        ChangesStreams("S264", "A closed stream can be checked.", async run =>
        {
            await run.AppendAsync(To(Bob, 1)).ConfigureAwait(false);
            await run.Store.CloseStreamAsync(Bob, ByAda, cancellationToken: run.Token).ConfigureAwait(false);
            ImmutableArray<Appended> outcomes = await run.Store.AppendAsync([To(Alice, 1)], [new StreamCheck(Bob, ExpectedVersion.At(1))], run.Token).ConfigureAwait(false);
            Demand.Equal(2, outcomes[0].Position, "the position of the append");
        }),
        ChangesStreams("S265", "Closing a closed stream changes nothing, and opening an open one neither.", async run =>
        {
            await run.AppendAsync(To(Alice, 1)).ConfigureAwait(false);
            StreamInfo open = await run.Store.ReopenStreamAsync(Alice, ByBen, cancellationToken: run.Token).ConfigureAwait(false);
            Demand.Equal(new StreamInfo { Stream = Alice, Version = 1 }, open, "the stream that was open");
            StreamInfo closed = await run.Store.CloseStreamAsync(Alice, ByAda, cancellationToken: run.Token).ConfigureAwait(false);
            Demand.Equal(closed, await run.Store.CloseStreamAsync(Alice, ByBen, cancellationToken: run.Token).ConfigureAwait(false), "the stream that was closed");
        }),
        ChangesStreams("S266", "A stream without events can't be changed, nor one at another version than the one that is expected.", async run =>
        {
            StreamNotFoundException missing = await Demand.ThrowsAsync<StreamNotFoundException>(
                () => run.Store.CloseStreamAsync(Alice, ByAda, cancellationToken: run.Token).AsTask(), "closing a stream without events").ConfigureAwait(false);
            Demand.Equal(Alice, missing.Stream, "the stream of the error");
            await run.AppendAsync(To(Alice, 1, 2)).ConfigureAwait(false);
            VersionConflictException conflict = await Demand.ThrowsAsync<VersionConflictException>(
                () => run.Store.CloseStreamAsync(Alice, ByAda, ExpectedVersion.At(1), run.Token).AsTask(), "closing a stream at another version").ConfigureAwait(false);
            Demand.Equal((Alice, ExpectedVersion.At(1), 2L), (conflict.Stream, conflict.Expected, conflict.Actual), "what the conflict says");
            Demand.Equal(StreamState.Open, (await run.Store.FindStreamAsync(Alice, run.Token).ConfigureAwait(false))?.State, "the state");
            await run.Store.CloseStreamAsync(Alice, ByAda, ExpectedVersion.At(2), run.Token).ConfigureAwait(false);
        }),
        ChangesStreams("S267", "What is written to a stream while it is closed was written before it was closed.", async run =>
        {
            await run.AppendAsync(To(Alice, 1)).ConfigureAwait(false);
            Task<long>[] writers = [.. Enumerable.Range(0, 32).Select(i => Task.Run(() => AppendUntilClosedAsync(run), run.Token))];
            await Task.Delay(20, run.Token).ConfigureAwait(false);
            long closedAt = (await run.Store.CloseStreamAsync(Alice, ByAda, cancellationToken: run.Token).ConfigureAwait(false)).Version;
            long[] newest = await Task.WhenAll(writers).ConfigureAwait(false);
            Demand.Equal(closedAt, Math.Max(newest.Max(), 1), "the newest version that was written");
            Demand.Equal(closedAt, (await run.ReadAsync(Alice).ConfigureAwait(false)).Returned, "the version of the closed stream");
        }),
        ChangesStreams("S268", "A stream that was never changed says its version and nothing else; one without events is not found.", async run =>
        {
            Demand.Equal(null, await run.Store.FindStreamAsync(Alice, run.Token).ConfigureAwait(false), "the stream before its first event");
            await run.AppendAsync(To(Alice, 1, 2, 3)).ConfigureAwait(false);
            Demand.Equal(new StreamInfo { Stream = Alice, Version = 3 }, await run.Store.FindStreamAsync(Alice, run.Token).ConfigureAwait(false), "the stream");
        }),
    ];

    private static async Task<long> AppendUntilClosedAsync(RuleRun run)
    {
        long newest = 0;
        while (true)
        {
            try
            {
                newest = (await run.AppendAsync(To(Alice, 1)).ConfigureAwait(false)).Version;
            }
            catch (StreamClosedException)
            {
                return newest;
            }
        }
    }
}
