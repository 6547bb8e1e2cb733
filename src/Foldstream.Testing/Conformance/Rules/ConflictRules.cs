using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S2: expected versions.</summary>
internal static class ConflictRules
{
    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("S201", "An append passes whose expected version holds.", async run =>
        {
            await run.AppendAsync(To(Alice, ExpectedVersion.None, 1, 2)).ConfigureAwait(false);
            await run.AppendAsync(To(Alice, ExpectedVersion.At(2), 3)).ConfigureAwait(false);
            await run.AppendAsync(To(Alice, ExpectedVersion.Exists, 4)).ConfigureAwait(false);
            await run.AppendAsync(To(Alice, ExpectedVersion.Any, 5)).ConfigureAwait(false);
            await run.AppendAsync(To(Bob, ExpectedVersion.Any, 1)).ConfigureAwait(false);
            Demand.Sequence([1, 2, 3, 4, 5], (await run.ReadAsync(Alice).ConfigureAwait(false)).Numbers, "the numbers of the stream");
        }),
        new("S202", "An append to a stream at another version than the one that is expected conflicts, and the conflict says the stream, what was expected, and what is.", async run =>
        {
            await run.AppendAsync(To(Alice, 1, 2)).ConfigureAwait(false);
            await DemandConflictAsync(run, Alice, ExpectedVersion.At(1), 2).ConfigureAwait(false);
            await DemandConflictAsync(run, Alice, ExpectedVersion.At(3), 2).ConfigureAwait(false);
            await DemandConflictAsync(run, Alice, ExpectedVersion.At(long.MaxValue), 2).ConfigureAwait(false);
            await DemandConflictAsync(run, Bob, ExpectedVersion.At(1), 0).ConfigureAwait(false);
        }),
        new("S203", "An append that expects no stream conflicts with one that has events.", async run =>
        {
            await run.AppendAsync(To(Alice, 1, 2)).ConfigureAwait(false);
            await DemandConflictAsync(run, Alice, ExpectedVersion.None, 2).ConfigureAwait(false);
        }),
        new("S204", "An append that expects a stream conflicts where there is none.", async run =>
        {
            await run.AppendAsync(To(Alice, 1, 2)).ConfigureAwait(false);
            await DemandConflictAsync(run, Bob, ExpectedVersion.Exists, 0).ConfigureAwait(false);
        }),
        new("S205", "A conflict writes nothing.", async run =>
        {
            await run.AppendAsync(To(Alice, 1, 2)).ConfigureAwait(false);
            await Demand.ThrowsAsync<VersionConflictException>(() => run.AppendAsync(To(Alice, ExpectedVersion.None, 3)), "the append").ConfigureAwait(false);
            await Demand.ThrowsAsync<VersionConflictException>(() => run.AppendAsync(To(Bob, ExpectedVersion.Exists, 3)), "the append").ConfigureAwait(false);
            Demand.Equal(2, await run.HeadAsync().ConfigureAwait(false), "the head");
            Demand.Sequence([1, 2], (await run.ReadAllAsync().ConfigureAwait(false)).Numbers, "the numbers of the store");
            Demand.Equal(0, (await run.ReadAsync(Bob).ConfigureAwait(false)).Returned, "the version of the stream that was not begun");
        }),
        new("S206", "A unit in which one append conflicts writes nothing of the others, wherever it stands.", async run =>
        {
            for (int i = 0; i < 3; i++)
            {
                StreamAppend[] unit = [To(Alice, 1), To(Bob, 2), To(Carol, 3)];
                unit[i] = unit[i] with { Expected = ExpectedVersion.Exists };
                VersionConflictException conflict = await Demand.ThrowsAsync<VersionConflictException>(
                    () => run.AppendUnitAsync(unit), $"a unit that conflicts at its append {i + 1}").ConfigureAwait(false);
                Demand.Equal(unit[i].Stream, conflict.Stream, "the stream of the conflict");
                await run.DemandEmptyAsync($"a unit that conflicted at its append {i + 1}").ConfigureAwait(false);
            }
        }),
        new("S207", "After a conflict the next append gets the next version and the next position.", async run =>
        {
            await run.AppendAsync(To(Alice, 1)).ConfigureAwait(false);
            await Demand.ThrowsAsync<VersionConflictException>(() => run.AppendUnitAsync(To(Bob, 1), To(Alice, ExpectedVersion.None, 2)), "the unit").ConfigureAwait(false);
            Appended next = await run.AppendAsync(To(Alice, ExpectedVersion.At(1), 2)).ConfigureAwait(false);
            Demand.Equal((2L, 2L), (next.Version, next.Position), "version and position of the next append");
        }),
    ];

    private static async Task DemandConflictAsync(RuleRun run, StreamId stream, ExpectedVersion expected, long actual)
    {
        VersionConflictException conflict = await Demand.ThrowsAsync<VersionConflictException>(
            () => run.AppendAsync(To(stream, expected, 3)), $"an append to {stream}, which is at {actual}, that expects it at {expected}").ConfigureAwait(false);
        Demand.Equal((stream, expected, actual), (conflict.Stream, conflict.Expected, conflict.Actual), "the conflict");
    }
}
