using System.Collections.Immutable;
using Foldstream.PostgresServer;
using Foldstream.Stores;
using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;
using Npgsql;

namespace Foldstream.Torture.Order;

/// <summary>Writers that conflict, fail, give up, roll back and stand still; and connections that are cut.</summary>
/// <param name="run">The run.</param>
/// <param name="address">The store.</param>
/// <param name="store">One handle on it; another process has its own.</param>
/// <param name="notes">Is told what is acknowledged.</param>
internal sealed class Disorder(StormRun run, StoreAddress address, IEventStore store, IUnitNotes notes)
{
    private const int ConflictingRound = 1, FailingRound = 2, OwnRound = 3, ProcessRound = 0, OwnTransactions = 3;

    private readonly WriterPlan _plan = new(run.Seed, WriterShape.Mixed);

    /// <summary>Writes until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using WriterProcess process = new(address, _plan, ProcessRound, notes, new WriterSettings { Writers = 3 });
        Writers conflicting = new(store, new WriterPlan(run.Seed, WriterShape.Contested), ConflictingRound, notes, repeats: true);
        List<Task> all = [conflicting.RunAsync(0, 4, int.MaxValue, stop), FailAsync(stop)];
        if (run.Store == StoreKind.Postgres)
        {
            await TestPostgres.ExecuteAsync($"CREATE TABLE {address.Schema}.storm_noise (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, writer int NOT NULL)");
            all.AddRange(Enumerable.Range(0, OwnTransactions).Select(writer => CommitOwnAsync(writer, stop)));
            all.Add(CutAsync(stop));
        }

        await Task.WhenAll(all);
        await process.StopAsync();
        if (process.ExitCode != 0)
        {
            notes.Fault($"the writer ended with {process.ExitCode}: {process.Errors}");
        }
    }

    /// <summary>Appends that expect a version that is not there, and such as are given up while they are on their way.</summary>
    private async Task FailAsync(CancellationToken stop)
    {
        Dice dice = run.DiceOf(-1);
        for (int number = 0; !stop.IsCancellationRequested; number++)
        {
            bool givesUp = dice.OneIn(2);
            using CancellationTokenSource impatience = new();
            ImmutableArray<StreamAppend> unit = Unit(FailingRound, 0, number, givesUp ? ExpectedVersion.Any : ExpectedVersion.At(1_000_000));
            try
            {
                ValueTask<ImmutableArray<Appended>> appending = store.AppendAsync(unit, [], impatience.Token);
                if (givesUp)
                {
                    await Task.Delay(TimeSpan.FromMicroseconds(dice.Below(2_000)), CancellationToken.None);
                    await impatience.CancelAsync();
                }

                await appending;
                run.Tally.Count("given up too late");
            }
            catch (VersionConflictException)
            {
                run.Tally.Count("failed");
            }
            catch (Exception error) when (error is OperationCanceledException or AppendOutcomeUnknownException or StoreUnusableException)
            {
                run.Tally.Count("given up");
            }

            await Task.Delay(dice.Below(20), CancellationToken.None);
        }
    }

    /// <summary>Units in transactions of the application, which are slow, stand still, are rolled back, and are committed in another order than they were begun.</summary>
    private async Task CommitOwnAsync(int writer, CancellationToken stop)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(address.Place);
        Dice dice = run.DiceOf(-2 - writer);
        for (int number = 0; !stop.IsCancellationRequested; number++)
        {
            UnitKey key = new(OwnRound, writer, number);
            try
            {
                await using NpgsqlConnection connection = await source.OpenConnectionAsync(CancellationToken.None);
                await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(CancellationToken.None);
                await using (NpgsqlCommand noise = new($"INSERT INTO {address.Schema}.storm_noise (writer) VALUES ({writer})", connection, transaction))
                {
                    await noise.ExecuteNonQueryAsync(CancellationToken.None);
                }

                bool freezes = dice.OneIn(12);
                await Task.Delay(freezes ? 700 : dice.Below(30), CancellationToken.None);
                if (dice.OneIn(4))
                {
                    await transaction.RollbackAsync(CancellationToken.None);
                    run.Tally.Count("rolled back");
                    continue;
                }

                ImmutableArray<Appended> appended = await store.AppendAndCommitAsync(transaction, Unit(OwnRound, writer, number, ExpectedVersion.Any), cancellationToken: CancellationToken.None);
                notes.Acknowledge(key, [.. appended.Select(outcome => new Place(outcome.Version, outcome.Position))]);
                run.Tally.Count(freezes ? "own transactions that stood still" : "own transactions");
            }
            catch (Exception error) when (error is NpgsqlException or StoreUnusableException or AppendOutcomeUnknownException or InvalidOperationException)
            {
                run.Tally.Count("own transactions cut off");
            }
        }
    }

    private async Task CutAsync(CancellationToken stop)
    {
        Dice dice = run.DiceOf(-100);
        string name = new NpgsqlConnectionStringBuilder(address.Place).ApplicationName!;
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(200 + dice.Below(400), CancellationToken.None);
            if (await TestPostgres.QueryAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{name}' ORDER BY random() LIMIT 1") is true)
            {
                run.Tally.Count("backends terminated");
            }
        }
    }

    private ImmutableArray<StreamAppend> Unit(int round, int writer, int number, ExpectedVersion expected)
        => [.. _plan.Make(new UnitKey(round, writer, number)).Select(append => append with { Expected = expected })];
}
