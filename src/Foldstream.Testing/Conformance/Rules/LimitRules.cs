using Foldstream.Events;
using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S7: what a store refuses before it writes.</summary>
internal static class LimitRules
{
    private static readonly PageLimits Narrow = new() { MaxEventCount = 3, MaxAppendSize = 200, MaxEventSize = 50, MaxMetadataSize = 40 };

    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("S701", "An append with more events than the store's limit is refused, although its builder took it, and nothing is written.",
            run => DemandRefusalAsync(run, To(Alice, 1, 2, 3, 4))),
        new("S702", "An event larger than the store's limit is refused, although its builder took it, and nothing is written.",
            run => DemandRefusalAsync(run, Noting(51))),
        new("S703", "An append larger than the store's limit is refused, although its builder took it, and nothing is written.",
            run => DemandRefusalAsync(run, Noting(60, 60, 60))),
        new("S704", "Metadata larger than the store's limit is refused, and nothing is written.",
            run => DemandRefusalAsync(run, To(Alice, 1) with { Metadata = new EventMetadata { Actor = new('x', 41) } })),
        new("S705", "An append at the store's limits is taken, and the store says its limits.", async run =>
        {
            IEventStore store = await run.OpenAsync(Narrow).ConfigureAwait(false);
            Demand.Equal(Narrow, store.Limits, "the limits");
            StreamAppend append = Noting(47, 47, 47) with { Metadata = new EventMetadata { Actor = new('x', 30) } };
            await store.AppendAsync([append], run.Token).ConfigureAwait(false);
            Demand.Equal(3, await store.GetHeadAsync(run.Token).ConfigureAwait(false), "the head");
        }),
        new("S706", "What is no unit is refused as an argument, and nothing is written: no append, a stream twice, no stream, no id, no event.", async run =>
        {
            await DemandArgumentFaultAsync(run, "no append").ConfigureAwait(false);
            await DemandArgumentFaultAsync(run, "a stream twice", To(Alice, 1), To(Bob, 2), To(Alice, 3)).ConfigureAwait(false);
            await DemandArgumentFaultAsync(run, "no stream", To(default, 1)).ConfigureAwait(false);
            await DemandArgumentFaultAsync(run, "no id", To(Alice, 1) with { AppendId = default }).ConfigureAwait(false);
            await DemandArgumentFaultAsync(run, "no event", To(Alice)).ConfigureAwait(false);
            await run.DemandEmptyAsync("what is no unit").ConfigureAwait(false);
        }),
    ];

    private static StreamAppend Noting(params ReadOnlySpan<int> lengths)
    {
        PageBuilder page = new();
        foreach (int length in lengths)
        {
            page.Add(new Noted(new string('x', length)));
        }

        return Of(Alice, ExpectedVersion.Any, page);
    }

    private static async Task DemandRefusalAsync(RuleRun run, StreamAppend append)
    {
        IEventStore store = await run.OpenAsync(Narrow).ConfigureAwait(false);
        await Demand.ThrowsAsync<AppendTooLargeException>(() => store.AppendAsync([append], run.Token).AsTask(), "the append").ConfigureAwait(false);
        Demand.Equal(0, await store.GetHeadAsync(run.Token).ConfigureAwait(false), "the head");
    }

    private static Task<ArgumentException> DemandArgumentFaultAsync(RuleRun run, string what, params StreamAppend[] unit)
        => Demand.ThrowsAsync<ArgumentException>(() => run.AppendUnitAsync(unit), $"a unit with {what}");
}
