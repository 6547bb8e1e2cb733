using System.Collections.Immutable;
using Foldstream;

namespace PermitLog;

/// <summary>Writes a log into a store: one stream per case, one append per row, at the row's own time.</summary>
internal sealed class Import(IRepository<Permit, string> permits, int casesAtOnce)
{
    private int _written;

    /// <summary>How many events were written; those that the store held already are not among them.</summary>
    public int Written => _written;

    /// <summary>Writes what the store does not hold yet. May be repeated, also after it was interrupted.</summary>
    public Task RunAsync(ImmutableArray<LogCase> cases, CancellationToken cancellationToken)
    {
        ParallelOptions atOnce = new() { MaxDegreeOfParallelism = casesAtOnce, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(cases, atOnce, async (one, token) => await WriteAsync(one, token));
    }

    private async Task WriteAsync(LogCase one, CancellationToken cancellationToken)
    {
        Count(await permits.StartAsync(one.Key, Activities.Confirmed(one.Rows[0]), OptionsOf(one, 0), cancellationToken));
        for (int i = 1; i < one.Rows.Length; i++)
        {
            LogRow row = one.Rows[i];
            Count(await permits.ExecuteAsync(one.Key, permit => Activities.Decide(permit, row), OptionsOf(one, i), cancellationToken));
        }
    }

    private void Count(Appended append)
    {
        if (!append.Repeated)
        {
            Interlocked.Add(ref _written, append.Count);
        }
    }

    // A step's append id follows from its place in its case: a second import finds it in the stream and decides nothing.
    private static AppendOptions OptionsOf(LogCase one, int index)
        => new() { Time = one.Rows[index].Timestamp, Once = AppendId.From("permit-log", $"{one.Key}#{index + 1}") };
}
