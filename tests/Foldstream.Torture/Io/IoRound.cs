using System.Collections.Immutable;
using Foldstream.Stores;
using Foldstream.Torture.Disk;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Io;

/// <summary>Lets the first call fail, the second, and so on, in every way; and looks each time at what the store holds afterwards.</summary>
internal sealed class IoRound(StormRun run, DiskControl control, IDiskStore disk)
{
    /// <summary>Once, and from then on.</summary>
    private static readonly ImmutableArray<(DiskFault Fault, bool Lasts)> Ways =
    [
        (DiskFault.InputOutput, false), (DiskFault.InputOutput, true), (DiskFault.NoSpace, false), (DiskFault.NoSpace, true), (DiskFault.ShortWrite, false), (DiskFault.Reading, false),
    ];

    private readonly WriterPlan _plan = new(run.Seed, WriterShape.Small);
    private readonly HashSet<(int Way, DiskScene Scene)> _exhausted = [];
    private Ledger? _ledger;
    private StoreAddress? _address;
    private ImmutableArray<DiskChange> _changes = [];

    /// <summary>What is promised beside what the ledger compares.</summary>
    public static ImmutableArray<string> Promises { get; } = ["untyped", "closed for good"];

    public async Task RunAllAsync()
    {
        int round = 0;
        for (int call = 1; run.GoesOn(call - 1); call++)
        {
            long before = run.Tally.CountOf("faults");
            foreach (DiskScene scene in disk.Scenes)
            {
                for (int way = 0; way < Ways.Length && run.GoesOn(call - 1); way++)
                {
                    if (!_exhausted.Contains((way, scene)))
                    {
                        await RunAsync(round++, call, way, scene);
                    }
                }
            }

            if (run.Tally.CountOf("faults") == before)
            {
                // There are no more calls.
                return;
            }

            run.Tally.Count("calls");
        }
    }

    private async Task RunAsync(int round, int call, int way, DiskScene scene)
    {
        (DiskFault fault, bool lasts) = Ways[way];
        StoreAddress address = disk.AddressOf(round);
        if (address != _address)
        {
            (_address, _ledger) = (address, new Ledger(_plan));
        }

        await disk.PrepareAsync(round, scene, _plan, _ledger!);
        bool isTraced = disk.IsTraced(scene);
        if (isTraced)
        {
            control.Forget();
            control.Trace();
        }

        string where = $"call {call} ({scene}) fails with {fault}{(lasts ? " for good" : "")}";
        List<UnitKey> unanswered = [];
        try
        {
            await FailAsync(round, address, scene, () => control.Arm(fault, call, lasts), unanswered);
        }
        catch (FoldstreamException)
        {
            // It could not be opened, and says so.
        }
        catch (Exception error)
        {
            run.Tally.Break("untyped", $"{where}: {error.GetType().Name}: {error.Message}");
        }
        finally
        {
            control.Disarm();
        }

        if (control.Hits == 0)
        {
            _exhausted.Add((way, scene));
        }
        else
        {
            run.Tally.Count("faults");
            run.Tally.Count(fault.ToString());
        }

        if (isTraced && !_changes.IsDefaultOrEmpty)
        {
            Tally tally = new(Ledger.Promises);
            await PowerCutBehind.CompareAsync(_changes, address, _ledger!, run.DiceOf(round), tally);
            _changes = [];
            run.Tally.Count("power cuts behind them");
            Take(tally, $"{where}, and then the power is cut");
        }

        await RecoverAsync(round, address, unanswered, where);
        disk.Remove(round);
    }

    /// <summary>Appends until the call has failed that is to fail, and a little longer.</summary>
    private async Task FailAsync(int round, StoreAddress address, DiskScene scene, Action arm, List<UnitKey> unanswered)
    {
        if (scene != DiskScene.Open)
        {
            arm();
        }

        await using IEventStore store = await address.OpenAsync(run.Plant);
        if (scene == DiskScene.Open)
        {
            arm();
        }

        Writers writers = new(store, _plan, round, _ledger!, repeats: false);
        for (int number = 0, behind = 0; number < disk.UnitsPerRound && behind < 3; number++, behind += control.Hits > 0 ? 1 : 0)
        {
            UnitKey key = new(round, 0, number);
            if (!await writers.WriteAsync(key, CancellationToken.None))
            {
                unanswered.Add(key);
            }
        }

        if (disk.IsTraced(scene))
        {
            _changes = [.. DiskTrace.Read(control.TraceFile)];
        }
    }

    private void Take(Tally tally, string where)
    {
        foreach ((string promise, long times) in tally.Broken.Where(promise => promise.Value > 0))
        {
            run.Tally.Break(promise, $"{where}: {tally.Details.FirstOrDefault(detail => detail.StartsWith(promise, StringComparison.Ordinal))}", times);
        }
    }

    /// <summary>Opens the store again, compares, and makes anew what was not answered: under the same ids.</summary>
    private async Task RecoverAsync(int round, StoreAddress address, List<UnitKey> unanswered, string where)
    {
        await disk.RecoverAsync();
        Tally tally = new(Ledger.Promises);
        try
        {
            await using IEventStore store = await address.OpenAsync();
            await _ledger!.CompareAsync(store, tally);
            Writers writers = new(store, _plan, round, _ledger, repeats: false);
            foreach (UnitKey key in unanswered)
            {
                await RepeatAsync(writers, key, where);
            }

            await _ledger.CompareAsync(store, tally);
        }
        catch (FoldstreamException error)
        {
            run.Tally.Break("closed for good", $"{where}: {error.Message}");
        }

        run.Tally.Count("acknowledged units looked for", _ledger!.AcknowledgedCount);
        Take(tally, where);
    }

    // The first try may expect a version that the writers have still to learn.
    private async Task RepeatAsync(Writers writers, UnitKey key, string where)
    {
        for (int attempt = 0; attempt < 4; attempt++)
        {
            if (await writers.WriteAsync(key, CancellationToken.None))
            {
                return;
            }
        }

        run.Tally.Break("closed for good", $"{where}: {key} can't be appended afterwards");
    }
}
