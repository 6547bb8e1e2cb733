using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Foldstream;
using Foldstream.Stores;
using Spectre.Console;

namespace PermitLog;

/// <summary>The program from the file to the last line: read, import, replay, report, compare.</summary>
internal sealed class Story(TextWriter output)
{
    public async Task<int> RunAsync(string path, Place place, CancellationToken cancellationToken)
    {
        ImmutableArray<LogCase> cases = LogFile.Read(path);
        int rows = cases.Sum(one => one.Rows.Length);
        Say($"{path}: {rows} rows of {cases.Length} cases.");

        await ImportAsync(cases, rows, place, cancellationToken);
        ImmutableArray<Permit> permits = await ReplayAsync(cases, place, cancellationToken);
        Report.Print(permits, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }));

        for (int i = 0; i < cases.Length; i++)
        {
            if (Agreement.Difference(cases[i], permits[i]) is { } difference)
            {
                throw new Disagreement(difference);
            }
        }

        Say($"{permits.Length} streams, {permits.Sum(permit => permit.Version)} events: every case agrees with the file.");
        return 0;
    }

    private async Task ImportAsync(ImmutableArray<LogCase> cases, int rows, Place place, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        await using IEventStore store = await place.OpenAsync(cancellationToken);
        Import import = new(new Repository<Permit, string>(store), place.CasesAtOnce);
        await import.RunAsync(cases, cancellationToken);
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        if (import.Written == 0)
        {
            Say($"{store.Location}: the log was imported already; nothing was written ({took.TotalSeconds:0.00} s).");
        }
        else
        {
            Say($"{store.Location}: {import.Written} events written, {rows - import.Written} held already ({took.TotalSeconds:0.00} s).");
        }
    }

    // From a store opened anew: what is replayed has come from the disk.
    private async Task<ImmutableArray<Permit>> ReplayAsync(ImmutableArray<LogCase> cases, Place place, CancellationToken cancellationToken)
    {
        await using IEventStore store = await place.OpenAsync(cancellationToken);
        Repository<Permit, string> permits = new(store);
        long start = Stopwatch.GetTimestamp();
        ImmutableArray<Permit>.Builder replayed = ImmutableArray.CreateBuilder<Permit>(cases.Length);
        foreach (LogCase one in cases)
        {
            replayed.Add(await permits.LoadAsync(one.Key, cancellationToken));
        }

        TimeSpan took = Stopwatch.GetElapsedTime(start);
        Say($"Replayed every case in {took.TotalMilliseconds:0} ms.");
        return replayed.MoveToImmutable();
    }

    private void Say(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
