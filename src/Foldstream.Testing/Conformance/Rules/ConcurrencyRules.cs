using System.Collections.Concurrent;
using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S8: many at once.</summary>
internal static class ConcurrencyRules
{
    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        new("S801", "Of many writers that expect the same version of a stream, one wins, and the others learn a newer version.", async run =>
        {
            const int Writers = 16, Rounds = 25;
            for (long version = 0; version < Rounds; version++)
            {
                ConcurrentBag<Appended> won = [];
                ConcurrentBag<long> learned = [];
                await ManyAsync(Writers, async writer =>
                {
                    try
                    {
                        won.Add(await run.AppendAsync(To(Alice, ExpectedVersion.At(version), writer)).ConfigureAwait(false));
                    }
                    catch (VersionConflictException conflict)
                    {
                        learned.Add(conflict.Actual);
                    }
                }).ConfigureAwait(false);
                Demand.Sequence([version + 1], won.Select(outcome => outcome.Version), $"the versions of those who expected {version} and won");
                Demand.Sequence(Enumerable.Repeat(version + 1, Writers - 1), learned, "the versions that the others learned");
            }

            Demand.Equal(Rounds, (await run.ReadAsync(Alice).ConfigureAwait(false)).Numbers.Count(), "the number of events");
        }),
        new("S802", "Units over crossing streams are seen whole or not at all by those who read the streams together.", async run =>
        {
            StreamId[] streams = [Alice, Bob, Carol];
            await ManyAsync(8, async writer =>
            {
                for (int i = 0; i < 20; i++)
                {
                    StreamId[] order = [.. streams.Skip(writer % 3), .. streams.Take(writer % 3)];
                    await run.AppendUnitAsync([.. order.Select(stream => To(stream, writer))]).ConfigureAwait(false);

                    // Each unit adds one event to each of the three, and the other writers are at it now.
                    PageNotes view = await run.ReadManyAsync(streams).ConfigureAwait(false);
                    int[] counts = [.. streams.Select(stream => view.Pages.Count(page => page.Stream == stream))];
                    Demand.That(counts.Distinct().Count() == 1, $"the three streams to have the same number of pages, and they have {string.Join(", ", counts)}");
                }
            }).ConfigureAwait(false);
            Demand.Equal(480, await run.HeadAsync().ConfigureAwait(false), "the head");
        }),
        new("S803", "A reader by position sees every event once and in order while others write.", async run =>
        {
            const int Events = 600;
            Task writers = ManyAsync(6, async writer =>
            {
                for (int i = 0; i < Events / 6; i++)
                {
                    await run.AppendAsync(To(Stream($"w{writer}"), writer)).ConfigureAwait(false);
                }
            });
            long checkpoint = 0;
            while (checkpoint < Events)
            {
                await run.Store.WaitForEventsAsync(checkpoint, run.Token).AsTask().WaitAsync(ConformanceRule.TimeLimit / 2, run.Token).ConfigureAwait(false);
                foreach (PageNote page in (await run.ReadAllAsync(checkpoint).ConfigureAwait(false)).Pages)
                {
                    Demand.Equal(checkpoint + 1, page.FirstPosition, "the first position of the next page");
                    checkpoint += page.Count;
                }
            }

            await writers.ConfigureAwait(false);
            Demand.Equal(Events, await run.HeadAsync().ConfigureAwait(false), "the head");
        }),
        new("S804", "Of many who make the same append at the same time one writes it, and all get the same outcome.", async run =>
        {
            AppendId id = AppendId.New();
            ConcurrentBag<Appended> outcomes = [];
            await ManyAsync(32, async _ => outcomes.Add(await run.AppendAsync(To(Alice, ExpectedVersion.None, 1, 2) with { AppendId = id }).ConfigureAwait(false)))
                .ConfigureAwait(false);
            Demand.Equal(1, outcomes.Count(outcome => !outcome.Repeated), "the number of those that were not repetitions");
            Demand.Sequence([(2L, 2L)], outcomes.Select(outcome => (outcome.Version, outcome.Position)).Distinct(), "the versions and positions of the outcomes");
            Demand.Equal(2, await run.HeadAsync().ConfigureAwait(false), "the head");
        }),
        new("S805", "An acknowledged append is seen by the next reading.", async run =>
        {
            await ManyAsync(8, async writer =>
            {
                for (int i = 1; i <= 20; i++)
                {
                    Appended outcome = await run.AppendAsync(To(Stream($"w{writer}"), i)).ConfigureAwait(false);
                    Demand.Equal(i, (await run.ReadAsync(outcome.Stream).ConfigureAwait(false)).Returned, "the version right after an append");
                    long head = await run.HeadAsync().ConfigureAwait(false);
                    Demand.That(head >= outcome.Position, $"the head to be at {outcome.Position} or beyond right after the append there, and it is at {head}");
                }
            }).ConfigureAwait(false);
        }),
    ];

    private static Task ManyAsync(int count, Func<int, Task> work) => Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => work(i))));
}
