using System.Diagnostics;
using Foldstream.PostgresServer;
using Foldstream.Stores;
using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Following;

/// <summary>A store that is written to, workers that follow it, and the ledger that they write; in the end it is held against the log.</summary>
internal sealed class LedgerScene : IAsyncDisposable
{
    /// <summary>How long anything may take that takes a second here.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private readonly StormRun _run;
    private readonly StoreAddress _address;
    private readonly Writers _writers;
    private readonly int _shards;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<WorkerProcess> _workers = [];
    private Task _writing = Task.CompletedTask;
    private int _workerCount;

    private LedgerScene(StormRun run, StoreAddress address, LedgerAddress ledger, IEventStore store, int shards, int number)
    {
        (_run, _address, Ledger, Store, _shards) = (run, address, ledger, store, shards);
        WriterPlan plan = new(run.Seed + (ulong)number, WriterShape.Mixed);
        _writers = new Writers(store, plan, number, new Acknowledgements(run.Tally), repeats: false);
    }

    public LedgerAddress Ledger { get; }

    public IEventStore Store { get; }

    public IReadOnlyList<WorkerProcess> Workers => _workers;

    /// <summary>Makes a store, a ledger and their tables.</summary>
    public static async Task<LedgerScene> StartAsync(StormRun run, TemporaryFolder folder, int shards, int number)
    {
        string schema = TestPostgres.NewName("follow"), server = run.Store == StoreKind.Postgres ? await TestPostgres.ConnectionStringAsync() : "";
        StoreAddress address = run.Store == StoreKind.Sqlite ? new StoreAddress(run.Store, folder.In($"{schema}.db")) : new StoreAddress(run.Store, server, schema);
        LedgerAddress ledger = run.Store == StoreKind.Sqlite ? new LedgerAddress(run.Store, folder.In($"{schema}-ledger.db")) : new LedgerAddress(run.Store, server, schema);
        IEventStore store = await address.OpenAsync();
        await ledger.CreateAsync();
        return new LedgerScene(run, address, ledger, store, shards, number);
    }

    /// <summary>Starts a worker.</summary>
    public WorkerProcess Follow(Build build = Build.New, int pause = 0)
    {
        WorkerProcess worker = new(_address, Ledger, new WorkerSettings { Name = $"{build}-{_workerCount++}", Shards = _shards, Build = build, Plant = _run.Plant, Pause = pause });
        _workers.Add(worker);
        return worker;
    }

    /// <summary>Lets a worker end by itself.</summary>
    public async Task StopAsync(WorkerProcess worker)
    {
        await Task.WhenAny(worker.StopAsync(), Task.Delay(Patience));
        if (!worker.Reading.IsCompleted)
        {
            _run.Tally.Break(LedgerCheck.Stuck, $"{worker.Name} does not end");
        }

        CheckEnd(worker);
    }

    /// <summary>Forgets a worker that has ended.</summary>
    public void Remove(WorkerProcess worker)
    {
        _workers.Remove(worker);
        worker.Dispose();
    }

    /// <summary>Lets units come, one after another, until the scene ends.</summary>
    /// <param name="also">Does something between them.</param>
    public void BeginWriting(Func<int, Task>? also = null)
    {
        Dice dice = _run.DiceOf(-1);
        _writing = Task.Run(async () =>
        {
            for (int number = 0; !_stop.IsCancellationRequested; number++)
            {
                await _writers.WriteAsync(new UnitKey(0, 0, number), CancellationToken.None);
                await (also?.Invoke(number) ?? Task.CompletedTask);
                await Task.Delay(dice.Below(10), CancellationToken.None);
            }
        });
    }

    /// <summary>Waits for something that must come.</summary>
    /// <returns>Whether it came; where not, that is told.</returns>
    public async Task<bool> ComesAsync(string what, Func<Task<bool>> condition, TimeSpan? patience = null)
    {
        long start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(start) > (patience ?? Patience) || _workers.Any(worker => worker.HasFailed))
            {
                _run.Tally.Break(LedgerCheck.Stuck, $"{what} did not come; the head is at {await Store.GetHeadAsync()}, the checkpoint at {await Ledger.PositionAsync()}");
                return false;
            }

            await Task.Delay(Glance, CancellationToken.None);
        }

        return true;
    }

    /// <summary>Whether all shards have finished a position.</summary>
    public async Task<bool> HasReachedAsync(long position) => await Ledger.PositionAsync() >= position;

    /// <summary>Ends the writing, waits until all is handled, and compares.</summary>
    public async Task<IReadOnlyList<LedgerRow>> EndAsync(bool isSequential)
    {
        await _stop.CancelAsync();
        await _writing;
        long head = await Store.GetHeadAsync();
        await ComesAsync("the end of the log", () => HasReachedAsync(head));
        foreach (WorkerProcess worker in _workers)
        {
            await StopAsync(worker);
        }

        List<LedgerRow> rows = await Ledger.ReadAsync();
        await LedgerCheck.CompareAsync(Store, rows, isSequential, _run.Tally);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _workers.ForEach(worker => worker.Dispose());
        await Store.DisposeAsync();
        _stop.Dispose();
        if (_run.Store == StoreKind.Postgres)
        {
            await TestPostgres.ExecuteAsync($"DROP SCHEMA {_address.Schema} CASCADE");
        }
    }

    private void CheckEnd(WorkerProcess worker)
    {
        if (worker.HasFailed)
        {
            _run.Tally.Break(LedgerCheck.Stopped, $"{worker.Name} ended by itself: {worker.Errors}");
        }
    }
}
