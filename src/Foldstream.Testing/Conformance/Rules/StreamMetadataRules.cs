using System.Collections.Immutable;
using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S28: the metadata of streams, of the stores that change streams.</summary>
internal static class StreamMetadataRules
{
    private static readonly Audit ByAda = new("ada", "sorted", Noon), ByBen = new("ben", "sorted anew", Noon.AddDays(1));

    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        ChangesStreams("S281", "The metadata of a stream comes back as it was set last, with how often it was set and by whom.", async run =>
        {
            await run.AppendAsync(To(Alice, 1)).ConfigureAwait(false);
            await run.Store.SetStreamMetadataAsync(Alice, Texts(("owner", "zwölf 🦊"), ("empty", ""), ("Owner", "'\"\\\n\0")), ByAda, cancellationToken: run.Token).ConfigureAwait(false);
            StreamInfo first = await FindAsync(run, Alice).ConfigureAwait(false);
            Demand.Equal((1L, ByAda), (first.MetadataRevision, first.LastChange), "the revision and the audit");
            Demand.Sequence([("Owner", "'\"\\\n\0"), ("empty", ""), ("owner", "zwölf 🦊")], first.Metadata.Select(text => (text.Key, text.Value)), "the metadata");
            await run.AppendAsync(To(Alice, 2)).ConfigureAwait(false);
            StreamInfo second = await run.Store.SetStreamMetadataAsync(Alice, Texts(("b", "2")), ByBen, cancellationToken: run.Token).ConfigureAwait(false);
            Demand.Equal(second, await FindAsync(run, Alice).ConfigureAwait(false), "the stream when it is looked up");
            Demand.Equal(new StreamInfo { Stream = Alice, Version = 2, Metadata = Texts(("b", "2")), MetadataRevision = 2, LastChange = ByBen }, second, "the stream");
        }),
        ChangesStreams("S282", "Of those who set metadata under the same expected revision one does, and the others learn a newer one.", async run =>
        {
            await run.AppendAsync(To(Alice, 1)).ConfigureAwait(false);
            Task<bool>[] writers = [.. Enumerable.Range(0, 16).Select(i => Task.Run(() => TrySetAsync(run, i), run.Token))];
            Demand.Equal(1, (await Task.WhenAll(writers).ConfigureAwait(false)).Count(isSet => isSet), "the number of those who set it");
            Demand.Equal(1, (await FindAsync(run, Alice).ConfigureAwait(false)).MetadataRevision, "the revision");
        }),
        ChangesStreams("S283", "Metadata and state are changed apart, and stay when the stream grows.", async run =>
        {
            await run.AppendAsync(To(Alice, 1)).ConfigureAwait(false);
            await run.Store.SetStreamMetadataAsync(Alice, Texts(("a", "1")), ByAda, cancellationToken: run.Token).ConfigureAwait(false);
            await run.AppendAsync(To(Alice, 2)).ConfigureAwait(false);
            await run.Store.CloseStreamAsync(Alice, ByBen, cancellationToken: run.Token).ConfigureAwait(false);
            StreamInfo expected = new() { Stream = Alice, Version = 2, State = StreamState.Closed, Metadata = Texts(("a", "1")), MetadataRevision = 1, LastChange = ByBen };
            Demand.Equal(expected, await FindAsync(run, Alice).ConfigureAwait(false), "the stream");
            StreamInfo emptied = await run.Store.SetStreamMetadataAsync(Alice, Texts(), ByAda, expectedRevision: 1, run.Token).ConfigureAwait(false);
            Demand.Equal((StreamState.Closed, 0, 2L), (emptied.State, emptied.Metadata.Count, emptied.MetadataRevision), "the state, the number of texts and the revision");
        }),
        ChangesStreams("S284", "What is no change is refused as an argument: no stream, nothing to change, too much metadata.", async run =>
        {
            await run.AppendAsync(To(Alice, 1)).ConfigureAwait(false);
            (string, StreamChange)[] refused =
            [
                ("a change of no stream", new StreamChange { Stream = default, Audit = ByAda, State = StreamState.Closed }),
                ("a change of nothing", new StreamChange { Stream = Alice, Audit = ByAda }),
                ("a deletion with metadata", new StreamChange { Stream = Alice, Audit = ByAda, State = StreamState.Deleted, Metadata = Texts() }),
                ("too much metadata", new StreamChange { Stream = Alice, Audit = ByAda, Metadata = Texts(("a", new string('a', StreamChange.MaxMetadataLength))) }),
            ];
            foreach ((string what, StreamChange change) in refused)
            {
                await Demand.ThrowsAsync<ArgumentException>(async () => await run.Store.ChangeStreamAsync(change, run.Token).ConfigureAwait(false), what).ConfigureAwait(false);
            }

            Demand.Equal(new StreamInfo { Stream = Alice, Version = 1 }, await FindAsync(run, Alice).ConfigureAwait(false), "the stream");
        }),
    ];

    public static ImmutableSortedDictionary<string, string> Texts(params (string Name, string Text)[] texts)
        => texts.ToImmutableSortedDictionary(text => text.Name, text => text.Text, StringComparer.Ordinal);

    private static async Task<StreamInfo> FindAsync(RuleRun run, StreamId stream)
        => await run.Store.FindStreamAsync(stream, run.Token).ConfigureAwait(false) ?? throw new UnmetDemandException($"Expected {stream} to be found.");

    private static async Task<bool> TrySetAsync(RuleRun run, int number)
    {
        try
        {
            await run.Store.SetStreamMetadataAsync(Alice, Texts(("n", $"{number}")), ByAda, expectedRevision: 0, run.Token).ConfigureAwait(false);
            return true;
        }
        catch (StreamMetadataConflictException conflict)
        {
            Demand.Equal((Alice, 0L, 1L), (conflict.Stream, conflict.Expected, conflict.Actual), "what the conflict says");
            return false;
        }
    }
}
