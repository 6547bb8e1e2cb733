using System.Diagnostics;
using Foldstream.Benchmarks.Bank;

namespace Foldstream.Benchmarks.Writers;

/// <summary>Writers that append at the same time for a while, each to a stream of its own, one append after the other.</summary>
internal sealed class WriterRace(IBankStore store, int writers, int eventsPerAppend) : IAsyncDisposable
{
    private readonly List<object> _events = BankHistory.Events(eventsPerAppend);
    private readonly List<(BankWriter Writer, Guid Key)> _writers = [];
    private long[] _versions = [];

    /// <summary>Opens the writers.</summary>
    public async Task BeginAsync()
    {
        for (int i = 0; i < writers; i++)
        {
            _writers.Add((await store.OpenWriterAsync(), Guid.CreateVersion7()));
        }

        _versions = new long[writers];
    }

    /// <summary>Lets them write.</summary>
    /// <returns>Nanoseconds per event, all writers together; what was under way at the end is waited for and counted.</returns>
    public async Task<double> RunAsync(TimeSpan time)
    {
        long begin = Stopwatch.GetTimestamp(), before = _versions.Sum();
        await Task.WhenAll(_writers.Select((one, i) => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(begin) < time)
            {
                await one.Writer.AppendAsync(one.Key, _versions[i], _events);
                _versions[i] += _events.Count;
            }
        })));
        return Stopwatch.GetElapsedTime(begin).TotalNanoseconds / (_versions.Sum() - before);
    }

    public async ValueTask DisposeAsync()
    {
        foreach ((BankWriter writer, _) in _writers)
        {
            await writer.DisposeAsync();
        }
    }
}
