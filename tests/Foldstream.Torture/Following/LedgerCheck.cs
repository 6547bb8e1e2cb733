using System.Collections.Immutable;
using Foldstream.Pages;
using Foldstream.Stores;
using Foldstream.Torture.Storms;

namespace Foldstream.Torture.Following;

/// <summary>Holds what handlers have written down against the log.</summary>
internal static class LedgerCheck
{
    public const string Skipped = "skipped", Repeated = "repeated", Reordered = "reordered", Foreign = "foreign", Stopped = "stopped", Stuck = "stuck";

    /// <summary>What a subscription is held to.</summary>
    public static ImmutableArray<string> Promises { get; } = [Skipped, Repeated, Reordered, Foreign, Stopped, Stuck];

    /// <summary>Compares.</summary>
    /// <param name="store">The log; nobody writes to it any more.</param>
    /// <param name="rows">What was handled, in the order in which it was written down.</param>
    /// <param name="isSequential">Whether all events come in order, and not only those of a stream.</param>
    /// <param name="tally">Is told.</param>
    public static async Task CompareAsync(IEventStore store, IReadOnlyList<LedgerRow> rows, bool isSequential, Tally tally)
    {
        Log log = new();
        await store.ReadAllAsync(0, log);
        tally.Count("events handled", rows.Count);
        HashSet<long> seen = [];
        Dictionary<string, long> versions = [];
        long last = 0;
        foreach (LedgerRow row in rows)
        {
            if (!log.Events.TryGetValue(row.Position, out (string Stream, long Version) logged) || logged != (row.Stream, row.Version))
            {
                tally.Break(Foreign, $"{row} is not what the log holds there");
            }
            else if (!seen.Add(row.Position))
            {
                tally.Break(Repeated, $"position {row.Position} ({row.Stream}, version {row.Version}) was handled again, by {row.Worker}");
            }
            else if (row.Version < versions.GetValueOrDefault(row.Stream) || (isSequential && row.Position < last))
            {
                tally.Break(Reordered, $"position {row.Position} ({row.Stream}, version {row.Version}) was handled behind later ones, by {row.Worker}");
            }

            versions[row.Stream] = Math.Max(row.Version, versions.GetValueOrDefault(row.Stream));
            last = Math.Max(last, row.Position);
        }

        foreach ((long position, (string stream, long version)) in log.Events.Where(logged => !seen.Contains(logged.Key)))
        {
            tally.Break(Skipped, $"position {position} ({stream}, version {version}) was never handled");
        }
    }

    private sealed class Log : IPageConsumer
    {
        public Dictionary<long, (string Stream, long Version)> Events { get; } = [];

        public bool Consume(scoped in StoredPage page)
        {
            string stream = page.Stream.ToString();
            for (int i = 0; i < page.Count; i++)
            {
                Events[page.FirstPosition + i] = (stream, page.FirstVersion + i);
            }

            return true;
        }
    }
}
