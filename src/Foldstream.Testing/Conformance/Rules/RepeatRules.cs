using Foldstream.Events;
using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S3: append ids.</summary>
internal static class RepeatRules
{
    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("S301", "A repeated append returns the first outcome, marked as repeated, and writes nothing.", async run =>
        {
            StreamAppend append = To(Alice, 1, 2);
            Appended first = await run.AppendAsync(append).ConfigureAwait(false);
            await run.AppendAsync(To(Alice, 3)).ConfigureAwait(false);
            Demand.Equal(first with { Repeated = true }, await run.AppendAsync(append).ConfigureAwait(false), "the outcome of the repetition");
            Demand.Sequence([1, 2, 3], (await run.ReadAllAsync().ConfigureAwait(false)).Numbers, "the numbers of the store");
        }),
        new("S302", "A repeated append is recognised whatever version it expects and whatever time it has.", async run =>
        {
            StreamAppend append = To(Alice, ExpectedVersion.None, 1, 2);
            Appended first = await run.AppendAsync(append).ConfigureAwait(false);
            foreach (ExpectedVersion expected in new[] { ExpectedVersion.None, ExpectedVersion.At(77), ExpectedVersion.At(2) })
            {
                Appended again = await run.AppendAsync(append with { Expected = expected, Time = Noon.AddDays(1) }).ConfigureAwait(false);
                Demand.Equal(first with { Repeated = true }, again, $"the outcome of a repetition that expects {expected}");
            }
        }),
        new("S303", "An append id that the stream holds with another number or order of events is refused, and nothing is written.", async run =>
        {
            StreamAppend append = To(Alice, 1, 2);
            await run.AppendAsync(append).ConfigureAwait(false);
            await DemandRefusalAsync(run, append, To(Alice, 1), "fewer events").ConfigureAwait(false);
            await DemandRefusalAsync(run, append, To(Alice, 1, 2, 3), "more events").ConfigureAwait(false);
            await DemandRefusalAsync(run, append, To(Alice, 2, 1), "another order").ConfigureAwait(false);
        }),
        new("S304", "An append id that the stream holds with another payload, event name or schema version is refused, and nothing is written.", async run =>
        {
            StreamAppend append = To(Alice, 1, 2);
            await run.AppendAsync(append).ConfigureAwait(false);
            PageBuilder version = new(), name = new();
            version.Add(new Counted(1));
            version.Add(new CountedAnew(2));
            name.Add(new Counted(1));
            name.Add(new Recounted(2));
            await DemandRefusalAsync(run, append, To(Alice, 1, 3), "another payload").ConfigureAwait(false);
            await DemandRefusalAsync(run, append, Of(Alice, ExpectedVersion.Any, version), "another schema version").ConfigureAwait(false);
            await DemandRefusalAsync(run, append, Of(Alice, ExpectedVersion.Any, name), "another event name").ConfigureAwait(false);
        }),
        new("S305", "An append id belongs to its stream: another stream takes it as new.", async run =>
        {
            StreamAppend append = To(Alice, 1);
            await run.AppendAsync(append).ConfigureAwait(false);
            Appended other = await run.AppendAsync(To(Bob, 1) with { AppendId = append.AppendId }).ConfigureAwait(false);
            Demand.Equal((false, 2L), (other.Repeated, other.Position), "repetition and position of the other stream's append");
        }),
        new("S306", "A repeated unit returns its first outcomes, all marked as repeated, and writes nothing.", async run =>
        {
            StreamAppend[] unit = [To(Alice, ExpectedVersion.None, 1), To(Bob, ExpectedVersion.None, 2, 3)];
            Appended[] first = await run.AppendUnitAsync(unit).ConfigureAwait(false);
            Appended[] second = await run.AppendUnitAsync(unit).ConfigureAwait(false);
            Demand.Sequence(first.Select(outcome => outcome with { Repeated = true }), second, "the outcomes of the repetition");
            Demand.Equal(3, await run.HeadAsync().ConfigureAwait(false), "the head");
        }),
        new("S307", "A unit of which the streams hold only some ids is refused, and nothing is written.", async run =>
        {
            StreamAppend held = To(Alice, 1), fresh = To(Bob, 2);
            await run.AppendAsync(held).ConfigureAwait(false);
            foreach (StreamAppend[] unit in new StreamAppend[][] { [held, fresh], [fresh, held] })
            {
                AppendIdReusedException reused = await Demand.ThrowsAsync<AppendIdReusedException>(() => run.AppendUnitAsync(unit), "the unit").ConfigureAwait(false);
                Demand.Equal((Alice, held.AppendId), (reused.Stream, reused.AppendId), "the id that is held");
                Demand.Equal(1, await run.HeadAsync().ConfigureAwait(false), "the head");
            }
        }),
        new("S308", "An append is found by its stream and id, with its outcome marked as repeated.", async run =>
        {
            StreamAppend append = To(Alice, 1, 2);
            await run.AppendAsync(To(Bob, 9)).ConfigureAwait(false);
            Appended outcome = await run.AppendAsync(append).ConfigureAwait(false);
            await run.AppendAsync(To(Alice, 3)).ConfigureAwait(false);
            Demand.Equal(outcome with { Repeated = true }, await run.Store.FindAppendAsync(Alice, append.AppendId, run.Token).ConfigureAwait(false), "what is found");
        }),
        new("S309", "An append is not found under another stream or another id.", async run =>
        {
            StreamAppend append = To(Alice, 1);
            await run.AppendAsync(append).ConfigureAwait(false);
            await run.AppendAsync(To(Bob, 2)).ConfigureAwait(false);
            Demand.Equal(null, await run.Store.FindAppendAsync(Bob, append.AppendId, run.Token).ConfigureAwait(false), "what is found in another stream");
            Demand.Equal(null, await run.Store.FindAppendAsync(Carol, append.AppendId, run.Token).ConfigureAwait(false), "what is found in a stream without events");
            Demand.Equal(null, await run.Store.FindAppendAsync(Alice, AppendId.New(), run.Token).ConfigureAwait(false), "what is found under another id");
        }),
    ];

    private static async Task DemandRefusalAsync(RuleRun run, StreamAppend held, StreamAppend other, string what)
    {
        AppendIdReusedException reused = await Demand.ThrowsAsync<AppendIdReusedException>(
            () => run.AppendAsync(other with { AppendId = held.AppendId }), $"a repetition with {what}").ConfigureAwait(false);
        Demand.Equal((held.Stream, held.AppendId, (long)held.Page.Count), (reused.Stream, reused.AppendId, reused.Version), "stream, id and version of the refusal");
        Demand.Equal(held.Page.Count, await run.HeadAsync().ConfigureAwait(false), $"the head after a repetition with {what}");
    }
}
