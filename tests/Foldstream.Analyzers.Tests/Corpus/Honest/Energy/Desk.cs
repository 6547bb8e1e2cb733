using System.Linq;
using System.Threading;
using Foldstream.Stores;

namespace Energy;

/// <summary>Ways of loading, deciding and saving that are all in order.</summary>
public sealed class Desk(IRepository<Meter, MeterId> meters, IEventStore store, TimeProvider clock, Action<string> log)
{
    private readonly Dictionary<MeterId, Task<Appended>> _running = [];

    public async Task ReadAllAsync(IReadOnlyDictionary<MeterId, decimal> values, DateOnly on, CancellationToken cancel)
    {
        List<Meter> read = [];
        foreach ((MeterId id, decimal value) in values)
        {
            Meter meter = await meters.LoadAsync(id, cancel);
            meter.Read(new Reading.Counted(on, value));
            read.Add(meter);
        }

        foreach (Meter meter in read) await meters.SaveAsync(meter, cancel);
    }

    public async Task<Appended> RemoveAsync(MeterId id, CancellationToken cancel)
    {
        Meter meter = await meters.LoadAsync(id, cancel);
        meter.Remove(clock.GetUtcNow());
        try
        {
            return await meters.SaveAsync(meter, cancel);
        }
        catch (VersionConflictException conflict)
        {
            log($"{meter.Serial}: {conflict.Message}");
            meter = await meters.LoadAsync(id, cancel);
            meter.Remove(clock.GetUtcNow());
            return await meters.SaveAsync(meter, cancel);
        }
        finally
        {
            log($"{id} is done.");
        }
    }

    public async Task<bool> CouldReadAsync(MeterId id, Reading reading, CancellationToken cancel)
    {
        Meter meter = await meters.LoadAsync(id, cancel);
        try
        {
            meter.Read(reading);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    public Task<Appended> Start(MeterId id, Medium medium, string serial)
    {
        Task<Appended> started = meters.StartAsync(id, Meter.Install(medium, serial));
        _running[id] = started;
        return started;
    }

    public async Task WaitAsync() => await Task.WhenAll(_running.Values);

    public void InTheBackground(MeterId id, string text)
    {
        _ = meters.ExecuteAsync(id, meter => meter.Remark(text)).ContinueWith(done => log(done.Exception?.Message ?? "done"), TaskScheduler.Default);
        Func<Task> later = () => meters.ExecuteAsync(id, meter => meter.Remark(text + "!"));
        _ = Task.Run(later);
    }

    public void Blocking(MeterId id, string text) => meters.ExecuteAsync(id, meter => meter.Remark(text)).GetAwaiter().GetResult();

    public async Task<Meter> ReplaceAsync(MeterId id, string serial, CancellationToken cancel)
    {
        UnitOfWork unit = UnitOfWork.Begin();
        Meter old = await unit.LoadAsync(meters, id, cancel);
        old.Remove(unit.Context.Now);
        Meter replacement = await unit.StartAsync(meters, new MeterId(id.Value + 1), Meter.Install(old.Medium, serial));
        replacement.Move("same place", "same town");
        await unit.CommitAsync(cancel);
        return replacement;
    }

    public async Task<long> ShowAsync(string[] arguments, CancellationToken cancel)
    {
        StreamId stream = arguments is ["meter", var key] ? new StreamId("meter", key) : StreamId.Parse(arguments[0]);
        return await store.DumpAsync(stream, Console.Out, cancel);
    }

    public async Task<string?> CheapestAsync(IEnumerable<MeterId> ids, CancellationToken cancel)
    {
        Meter[] all = await Task.WhenAll(ids.Select(id => meters.LoadAsync(id, cancel)));
        return all.Where(meter => !meter.IsRemoved).MinBy(meter => meter.Used)?.Name;
    }
}
