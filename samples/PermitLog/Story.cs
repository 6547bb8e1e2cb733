using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Foldstream;
using Foldstream.Sqlite;
using Spectre.Console;

namespace PermitLog;

/// <summary>The program from the file to the last line: read, import, replay, report, compare.</summary>
internal sealed class Story(TextWriter output)
{
    public async Task<int> RunAsync(string path, string database, CancellationToken cancellationToken)
    {
        ImmutableArray<LogCase> cases = LogFile.Read(path);
        int rows = cases.Sum(one => one.Rows.Length);
        Say($"{path}: {rows} rows of {cases.Length} cases.");

        await ImportAsync(cases, rows, database, cancellationToken);
        ImmutableArray<Permit> permits = await ReplayAsync(cases, database, cancellationToken);
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

    private async Task ImportAsync(ImmutableArray<LogCase> cases, int rows, string database, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        await using SqliteEventStore store = Open(database);
        Import import = new(new Repository<Permit, string>(store));
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
    private async Task<ImmutableArray<Permit>> ReplayAsync(ImmutableArray<LogCase> cases, string database, CancellationToken cancellationToken)
    {
        await using SqliteEventStore store = Open(database);
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

    private static SqliteEventStore Open(string database)
    {
        try
        {
            return SqliteEventStore.Open(database);
        }
        catch (ArgumentException error)
        {
            // What is no path at all; the message ends with the name of a parameter, which is nothing to the person at the command line.
            throw new StoreUnusableException($"'{database}'", error.Message.Split(" (Parameter")[0], error);
        }
    }

    private void Say(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
