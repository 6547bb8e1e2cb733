using System.Globalization;
using Foldstream.Events;
using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S6: the store knows the events that it holds.</summary>
internal static class EventTypeRules
{
    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("S601", "Each combination of event name, schema version and shape has one id of its own.", async run =>
        {
            await run.AppendAsync(Of(Alice, ExpectedVersion.Any, FiveTypes())).ConfigureAwait(false);
            await run.AppendAsync(To(Bob, 5)).ConfigureAwait(false);
            List<ushort> ids = [.. (await run.ReadAllAsync().ConfigureAwait(false)).Pages.SelectMany(page => page.TypeIds)];
            Demand.Equal(5, ids.Distinct().Count(), "the number of ids of five event types");
            Demand.Sequence([ids[0], ids[0]], ids[^2..], "the ids of further events of the first type");
            Demand.That(ids.All(id => id > 0), "no event type to have the id 0");
        }),
        new("S602", "The store's table has the name, schema version and shape of every id that its pages use.", async run =>
        {
            PageBuilder page = FiveTypes();
            await run.AppendAsync(Of(Alice, ExpectedVersion.Any, page)).ConfigureAwait(false);
            List<ushort> ids = (await run.ReadAsync(Alice).ConfigureAwait(false)).Pages[0].TypeIds;
            Demand.Sequence(Enumerable.Range(0, page.Count).Select(page.TypeAt), ids.Select(id => run.Store.EventTypes[id]), "the event types");
        }),
        new("S603", "An event type keeps its id when others come.", async run =>
        {
            await run.AppendAsync(To(Alice, 1)).ConfigureAwait(false);
            ushort before = run.Store.EventTypes.IdOf(Counted.EventType);
            await run.AppendAsync(Of(Alice, ExpectedVersion.Any, FiveTypes())).ConfigureAwait(false);
            Demand.Equal(before, run.Store.EventTypes.IdOf(Counted.EventType), "the id of the first event type");
        }),
        new("S604", "Refreshing the event types returns the table that the store then has.", async run =>
        {
            Demand.Equal(0, (await run.Store.RefreshEventTypesAsync(run.Token).ConfigureAwait(false)).IdOf(Counted.EventType), "the id of an event type that was never appended");
            await run.AppendAsync(Of(Alice, ExpectedVersion.Any, FiveTypes())).ConfigureAwait(false);
            EventTypeTable refreshed = await run.Store.RefreshEventTypesAsync(run.Token).ConfigureAwait(false);
            Demand.That(ReferenceEquals(refreshed, run.Store.EventTypes), "both tables to be the same");
            Demand.That(refreshed.IdOf(CountedReshaped.EventType) != 0, "the table to have an event type that was appended");
        }),
        new("S605", "A stream can be dumped as JSON by what the store keeps.", async run =>
        {
            PageBuilder page = new();
            page.Add(new Counted(7));
            page.Add(new Noted("zwölf"));
            await run.AppendAsync(To(Bob, 1)).ConfigureAwait(false);
            StreamAppend append = Of(Alice, ExpectedVersion.None, page) with { Metadata = new EventMetadata { Actor = "clerk" } };
            await run.AppendAsync(append).ConfigureAwait(false);
            using StringWriter text = new(CultureInfo.InvariantCulture);
            long count = await run.Store.DumpAsync(Alice, text, run.Token).ConfigureAwait(false);
            string about = $"\"schema\":1,\"time\":\"2026-11-23T12:00:00.0000000Z\",\"append\":\"{append.AppendId}\",\"actor\":\"clerk\"";
            Demand.Equal(2, count, "the number of events");
            Demand.Equal($$$"""
                {"version":1,"position":2,"event":"counted",{{{about}}},"data":{"Number":7}}
                {"version":2,"position":3,"event":"noted",{{{about}}},"data":{"Text":"zwölf"}}

                """.ReplaceLineEndings("\n"), text.ToString(), "the dump");
        }),
    ];

    /// <summary>Six events of five types that differ in name, schema version or shape; the last is of the first type.</summary>
    private static PageBuilder FiveTypes()
    {
        PageBuilder page = new();
        page.Add(new Counted(1));
        page.Add(new CountedAnew(1));
        page.Add(new CountedReshaped(1));
        page.Add(new Recounted(1));
        page.Add(new Noted("1"));
        page.Add(new Counted(2));
        return page;
    }
}
