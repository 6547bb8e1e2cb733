using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S1: what is appended is what is kept.</summary>
internal static class AppendRules
{
    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("S101", "Appends continue the versions of their stream from 1 on without a gap.", async run =>
        {
            Appended[] outcomes =
            [
                await run.AppendAsync(To(Alice, 1, 2, 3)).ConfigureAwait(false), await run.AppendAsync(To(Bob, 4)).ConfigureAwait(false),
                await run.AppendAsync(To(Alice, 5, 6)).ConfigureAwait(false),
            ];
            Demand.Sequence([3, 1, 5], outcomes.Select(outcome => outcome.Version), "the versions of the outcomes");
            Demand.Equal("1 4", (await run.ReadAsync(Alice).ConfigureAwait(false)).FirstVersions, "the first versions of the stream's pages");
        }),
        new("S102", "Appends continue the positions of the store from 1 on without a gap, whatever their streams.", async run =>
        {
            Appended[] outcomes =
            [
                await run.AppendAsync(To(Alice, 1, 2, 3)).ConfigureAwait(false), await run.AppendAsync(To(Bob, 4)).ConfigureAwait(false),
                await run.AppendAsync(To(Alice, 5, 6)).ConfigureAwait(false),
            ];
            Demand.Sequence([3, 4, 6], outcomes.Select(outcome => outcome.Position), "the positions of the outcomes");
            Demand.Equal("1 4 5", (await run.ReadAllAsync().ConfigureAwait(false)).FirstPositions, "the first positions of the pages");
        }),
        new("S103", "The outcome of an append says its stream, its id, its last version and position, its count and its time, and that it is no repetition.", async run =>
        {
            await run.AppendAsync(To(Bob, 1)).ConfigureAwait(false);
            StreamAppend append = To(Alice, 1, 2, 3);
            Appended outcome = await run.AppendAsync(append).ConfigureAwait(false);
            Demand.Equal(new Appended(Alice, append.AppendId, 3, 4, 3, Noon), outcome, "the outcome");
        }),
        new("S104", "An append comes back as one page with its stream, its id and its payloads, byte for byte and in order.", async run =>
        {
            StreamAppend append = To(Alice, 7, 300, -1);
            append.Page.Add(new Noted("zwölf"));
            await run.AppendAsync(append).ConfigureAwait(false);
            PageNotes read = await run.ReadAsync(Alice).ConfigureAwait(false);
            Demand.Equal(1, read.Pages.Count, "the number of pages");
            PageNote page = read.Pages[0];
            Demand.Equal((Alice, append.AppendId, 4), (page.Stream, page.AppendId, page.Count), "stream, id and count of the page");
            Demand.Sequence(["9107", "91CD012C", "91FF", "91A67A77C3B66C66"], page.Payloads.Select(Convert.ToHexString), "the payloads");
        }),
        new("S105", "The time of an append comes back to 100 ns and in UTC, in the outcome and in the page; times before 1970 too.", async run =>
        {
            DateTimeOffset[] times = [new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.FromHours(9)).AddTicks(1), new(1815, 12, 10, 0, 0, 0, TimeSpan.Zero)];
            foreach (DateTimeOffset time in times)
            {
                Appended outcome = await run.AppendAsync(To(Alice, 1) with { Time = time }).ConfigureAwait(false);
                Demand.Equal((time.UtcTicks, TimeSpan.Zero), (outcome.Time.Ticks, outcome.Time.Offset), "ticks and offset of the outcome's time");
            }

            Demand.Sequence(times.Select(time => (time.UtcTicks, TimeSpan.Zero)),
                (await run.ReadAsync(Alice).ConfigureAwait(false)).Pages.Select(page => (page.Time.Ticks, page.Time.Offset)), "ticks and offsets of the pages' times");
        }),
        new("S106", "The metadata of an append comes back as it was given, and is empty when it says nothing.", async run =>
        {
            EventMetadata metadata = new()
            {
                Actor = "clerk", CorrelationId = "c-1", CausationId = "m-7", Headers = ImmutableSortedDictionary<string, string>.Empty.Add("trace", "t-9"),
            };
            await run.AppendAsync(To(Alice, 1) with { Metadata = metadata }).ConfigureAwait(false);
            await run.AppendAsync(To(Alice, 2)).ConfigureAwait(false);
            List<PageNote> pages = (await run.ReadAsync(Alice).ConfigureAwait(false)).Pages;
            Demand.Equal(metadata, new EventContext(Alice, 1, default, default, pages[0].Metadata).Metadata, "the metadata");
            Demand.Equal(0, pages[1].Metadata.Length, "the size of metadata that says nothing");
        }),
        new("S107", "The outcomes of a unit stand in its order, and its appends share one run of positions.", async run =>
        {
            await run.AppendAsync(To(Bob, 1)).ConfigureAwait(false);
            Appended[] outcomes = await run.AppendUnitAsync(To(Alice, 1, 2), To(Bob, ExpectedVersion.At(1), 3), To(Carol, 4)).ConfigureAwait(false);
            Demand.Sequence([(Alice, 2L, 3L), (Bob, 2, 4), (Carol, 1, 5)], outcomes.Select(outcome => (outcome.Stream, outcome.Version, outcome.Position)),
                "streams, versions and positions of the outcomes");
            Demand.Equal("1 2 4 5", (await run.ReadAllAsync().ConfigureAwait(false)).FirstPositions, "the first positions of the pages");
        }),
        new("S108", "A large append comes back whole.", async run =>
        {
            PageBuilder page = new();
            for (int i = 0; i < 12; i++)
            {
                page.Add(new Noted(new string((char)('a' + i), 800_000)));
            }

            await run.AppendAsync(Of(Alice, ExpectedVersion.None, page)).ConfigureAwait(false);
            List<PageNote> pages = (await run.ReadAsync(Alice).ConfigureAwait(false)).Pages;
            Demand.Sequence(Enumerable.Range(0, 12).Select(i => (800_006, (byte)('a' + i))), pages[0].Payloads.Select(payload => (payload.Length, payload[^1])),
                "sizes and last bytes of the payloads");
        }),
        new("S109", "Tenants have streams of their own under the same category and key.", async run =>
        {
            StreamId acme = new("acme", Alice.Category, Alice.Key);
            await run.AppendAsync(To(Alice, ExpectedVersion.None, 1)).ConfigureAwait(false);
            await run.AppendAsync(To(acme, ExpectedVersion.None, 2)).ConfigureAwait(false);
            Demand.Sequence([1], (await run.ReadAsync(Alice).ConfigureAwait(false)).Numbers, "the numbers of the default tenant's stream");
            Demand.Sequence([2], (await run.ReadAsync(acme).ConfigureAwait(false)).Numbers, "the numbers of the tenant's stream");
            Demand.Sequence([Alice, acme], (await run.ReadAllAsync().ConfigureAwait(false)).Pages.Select(page => page.Stream), "the streams of the pages");
        }),
        new("S110", "Keys are told apart by every character, without case folding, normalisation, trimming or patterns.", async run =>
        {
            string[] keys = ["a", "A", "ä", "a\u0308", "a ", "a/b", "%", "_", new('z', 200), "🦊"];
            foreach (string key in keys)
            {
                await run.AppendAsync(To(Stream(key), ExpectedVersion.None, 1)).ConfigureAwait(false);
            }

            Demand.Sequence(keys, (await run.ReadAllAsync().ConfigureAwait(false)).Pages.Select(page => page.Stream.Key), "the keys of the pages");
        }),
        new("S111", "What an append's builder gets later is no part of what was appended.", async run =>
        {
            StreamAppend append = To(Alice, 1);
            await run.AppendAsync(append).ConfigureAwait(false);
            append.Page.Add(new Counted(2));
            Demand.Sequence([1], (await run.ReadAsync(Alice).ConfigureAwait(false)).Numbers, "the numbers of the stream");
        }),
        new("S112", "Appends that are made one behind the other, without waiting for the answers, are written in that order.", async run =>
        {
            Task<Appended>[] appends = [.. Enumerable.Range(0, 300).Select(i => run.AppendAsync(To(Stream($"{i % 7}"), i)))];
            Appended[] outcomes = await Task.WhenAll(appends).ConfigureAwait(false);
            Demand.Sequence(Enumerable.Range(1, 300).Select(i => (long)i), outcomes.Select(outcome => outcome.Position), "the positions of the outcomes");
        }),
    ];
}
