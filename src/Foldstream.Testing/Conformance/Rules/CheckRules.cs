using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S25: checks of streams that a unit only reads.</summary>
internal static class CheckRules
{
    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("S251", "A unit is written while the streams that it checks are at their versions, and the checked streams don't change.", async run =>
        {
            await run.AppendAsync(To(Bob, 1, 2)).ConfigureAwait(false);
            Appended[] unit = await CheckedAsync(run, [To(Alice, 3)],
                new(Bob, ExpectedVersion.At(2)), new(Carol, ExpectedVersion.None), new(Stream("other"), ExpectedVersion.At(0))).ConfigureAwait(false);
            Demand.Equal((Alice, 1L, 3L), (unit[0].Stream, unit[0].Version, unit[0].Position), "the stream, version and position of the append");
            await CheckedAsync(run, [To(Alice, 4)], new StreamCheck(Bob, ExpectedVersion.Exists)).ConfigureAwait(false);
            await run.Store.AppendAsync([To(Alice, 5)], default, run.Token).ConfigureAwait(false);
            Demand.Sequence([1, 2, 3, 4, 5], (await run.ReadAllAsync().ConfigureAwait(false)).Numbers, "the numbers of the store");
        }),
        new("S252", "A check that fails is a version conflict that names the checked stream, and nothing of the unit is written.", async run =>
        {
            await run.AppendAsync(To(Bob, 1, 2)).ConfigureAwait(false);
            foreach (StreamCheck check in new StreamCheck[]
            {
                new(Bob, ExpectedVersion.At(1)), new(Bob, ExpectedVersion.At(3)), new(Bob, ExpectedVersion.None),
                new(Carol, ExpectedVersion.Exists), new(Carol, ExpectedVersion.At(1)),
            })
            {
                VersionConflictException conflict = await Demand.ThrowsAsync<VersionConflictException>(
                    () => CheckedAsync(run, [To(Alice, 3), To(Stream("dave"), 4)], new(Stream("other"), ExpectedVersion.None), check),
                    $"a unit that checks {check.Stream} at {check.Expected}").ConfigureAwait(false);
                Demand.Equal((check.Stream, check.Expected, check.Stream == Bob ? 2L : 0L), (conflict.Stream, conflict.Expected, conflict.Actual), "what the conflict names");
            }

            Demand.Equal(2, await run.HeadAsync().ConfigureAwait(false), "the head");
            Demand.Equal(3, (await run.AppendAsync(To(Alice, ExpectedVersion.None, 3)).ConfigureAwait(false)).Position, "the next append's position");
        }),
        new("S253", "A repeated unit is answered with the first outcomes, whatever its checks say.", async run =>
        {
            StreamAppend[] unit = [To(Alice, 1), To(Bob, 2)];
            Appended[] first = await CheckedAsync(run, unit, new StreamCheck(Carol, ExpectedVersion.None)).ConfigureAwait(false);
            await run.AppendAsync(To(Carol, 3)).ConfigureAwait(false);
            Appended[] second = await CheckedAsync(run, unit, new StreamCheck(Carol, ExpectedVersion.None)).ConfigureAwait(false);
            Demand.Sequence(first.Select(appended => appended with { Repeated = true }), second, "the outcomes of the repetition");
            Demand.Equal(3, await run.HeadAsync().ConfigureAwait(false), "the head");
        }),
        new("S254", "A check of a stream that the unit appends to or checks twice, of any version, or of no stream is refused, and nothing is written.", async run =>
        {
            foreach (StreamCheck[] checks in new StreamCheck[][]
            {
                [new(Bob, ExpectedVersion.None)],
                [new(Carol, ExpectedVersion.None), new(Carol, ExpectedVersion.None)],
                [new(Carol, ExpectedVersion.Any)],
                [new(default, ExpectedVersion.None)],
            })
            {
                await Demand.ThrowsAsync<ArgumentException>(() => CheckedAsync(run, [To(Alice, 1), To(Bob, 2)], checks),
                    $"a unit with the checks [{string.Join<StreamCheck>(", ", checks)}]").ConfigureAwait(false);
            }

            await Demand.ThrowsAsync<ArgumentException>(() => CheckedAsync(run, [], new StreamCheck(Carol, ExpectedVersion.None)), "a unit of checks alone").ConfigureAwait(false);
            await run.DemandEmptyAsync("the refusals").ConfigureAwait(false);
        }),
        new("S255", "Of two units that each append to the stream that the other checks to be empty, one is written.", async run =>
        {
            for (int round = 0; round < 50; round++)
            {
                StreamId left = Stream($"left-{round}"), right = Stream($"right-{round}");
                bool[] won = await Task.WhenAll(
                    Task.Run(() => TryAsync(run, left, right), run.Token), Task.Run(() => TryAsync(run, right, left), run.Token)).ConfigureAwait(false);
                Demand.Equal(1, won.Count(one => one), "the number of units that were written");
            }
        }),
    ];

    private static async Task<Appended[]> CheckedAsync(RuleRun run, StreamAppend[] unit, params StreamCheck[] checks)
        => [.. await run.Store.AppendAsync([.. unit], [.. checks], run.Token).ConfigureAwait(false)];

    private static async Task<bool> TryAsync(RuleRun run, StreamId own, StreamId other)
    {
        try
        {
            await CheckedAsync(run, [To(own, ExpectedVersion.None, 1)], new StreamCheck(other, ExpectedVersion.None)).ConfigureAwait(false);
            return true;
        }
        catch (VersionConflictException conflict)
        {
            Demand.Equal((other, 1L), (conflict.Stream, conflict.Actual), "the stream and version that the loser's conflict names");
            return false;
        }
    }
}
