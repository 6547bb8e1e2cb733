using System.Collections.Concurrent;
using System.Collections.Immutable;
using Foldstream.Stores;

namespace Foldstream.Torture.Writing;

/// <summary>Several writers at one store.</summary>
/// <param name="store">The store.</param>
/// <param name="plan">What they write.</param>
/// <param name="round">The round.</param>
/// <param name="notes">Is told what they do.</param>
/// <param name="repeats">Whether an append whose outcome is not known, or that could not be made, is made again until it is answered.</param>
internal sealed class Writers(IEventStore store, WriterPlan plan, int round, IUnitNotes notes, bool repeats)
{
    private static readonly TimeSpan BeforeRepeating = TimeSpan.FromMilliseconds(30);

    // What is known of streams, for all writers: so they expect the same version at the same time, and one of them is right.
    private readonly ConcurrentDictionary<StreamId, long> _versions = new();
    private long _appended;

    /// <summary>How many units were acknowledged.</summary>
    public long AppendedCount => Interlocked.Read(ref _appended);

    /// <summary>Called before an append is made again, with what it is made at from then on.</summary>
    public Func<IEventStore, ValueTask<IEventStore>> Reopening { get; init; } = ValueTask.FromResult;

    /// <summary>Runs writers until they have made their units, or are stopped.</summary>
    /// <param name="first">The first writer's number.</param>
    /// <param name="count">How many writers.</param>
    /// <param name="units">How many units each.</param>
    /// <param name="stop">Ends them behind the unit that each is at.</param>
    public Task RunAsync(int first, int count, int units, CancellationToken stop)
        => Task.WhenAll(Enumerable.Range(first, count).Select(writer => Task.Run(
            async () =>
            {
                for (int number = 0; number < units && !stop.IsCancellationRequested; number++)
                {
                    await WriteAsync(new UnitKey(round, writer, number), stop);
                }
            }, CancellationToken.None)));

    /// <summary>Writes one unit.</summary>
    /// <returns>Whether it was acknowledged.</returns>
    public async Task<bool> WriteAsync(UnitKey key, CancellationToken stop)
    {
        ImmutableArray<StreamAppend> unit =
            [.. plan.Make(key).Select(append => WriterPlan.ExpectsVersion(append.Stream) ? append with { Expected = ExpectedVersion.At(_versions.GetValueOrDefault(append.Stream)) } : append)];
        IEventStore at = store;
        while (true)
        {
            notes.Begin(key, [.. unit.Select(append => append.Expected.Exact ?? -1)]);
            try
            {
                ImmutableArray<Appended> outcomes = await at.AppendAsync(unit, [], CancellationToken.None);
                if (outcomes[0].Repeated)
                {
                    // The first outcome, whatever this one has expected.
                    notes.Begin(key, [.. unit.Select(_ => -1L)]);
                }

                notes.Acknowledge(key, [.. outcomes.Select(outcome => new Place(outcome.Version, outcome.Position))]);
                Interlocked.Increment(ref _appended);
                foreach (Appended outcome in outcomes)
                {
                    Learn(outcome.Stream, outcome.Version);
                }

                return true;
            }
            catch (VersionConflictException conflict)
            {
                notes.Refuse(key);
                Learn(conflict.Stream, conflict.Actual);
                return false;
            }
            catch (AppendOutcomeUnknownException) when (repeats && !stop.IsCancellationRequested)
            {
            }
            catch (AppendOutcomeUnknownException)
            {
                return false;
            }
            catch (StoreUnusableException) when (repeats && !stop.IsCancellationRequested)
            {
                notes.Refuse(key);
            }
            catch (StoreUnusableException)
            {
                notes.Refuse(key);
                return false;
            }
            catch (Exception error)
            {
                notes.Fault($"an append ended with {error.GetType().Name}: {error.Message}");
                return false;
            }

            await Task.Delay(BeforeRepeating, CancellationToken.None);
            at = await Reopening(at);
        }
    }

    private void Learn(StreamId stream, long version) => _versions.AddOrUpdate(stream, version, (_, known) => Math.Max(known, version));
}
