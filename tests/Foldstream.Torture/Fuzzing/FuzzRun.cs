using System.Diagnostics;

namespace Foldstream.Torture.Fuzzing;

/// <summary>Has inputs read on several threads until the time is over, and watches them.</summary>
internal sealed class FuzzRun : IDisposable
{
    /// <summary>A run ends after so many findings: they have one cause, most likely.</summary>
    private const int EnoughFindings = 20;

    /// <summary>After this time the watch gives up waiting for an input to end.</summary>
    private static readonly TimeSpan DeadAfter = TimeSpan.FromSeconds(20);

    private const int Block = 256;

    private readonly ulong _seed;
    private readonly FuzzWorker[] _workers;
    private readonly List<FuzzFinding> _findings = [];
    private long _next;
    private volatile bool _ended;

    public FuzzRun(ulong seed, int workers)
    {
        _seed = seed;
        _workers = [.. Enumerable.Range(0, workers).Select(_ => new FuzzWorker(seed, FuzzTargets.Create(), Report))];
    }

    /// <summary>Reads one input, as often as a debugger may want to.</summary>
    public FuzzReport RunOne(long number)
    {
        _workers[0].WarmUp();
        long start = Stopwatch.GetTimestamp();
        _workers[0].Try(number);
        return Report(Stopwatch.GetElapsedTime(start));
    }

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public FuzzReport Run(TimeSpan time, CancellationToken cancellationToken)
    {
        _workers[0].WarmUp();
        long start = Stopwatch.GetTimestamp();
        Thread[] threads = [.. _workers.Select((worker, i) => new Thread(() => Work(worker)) { IsBackground = true, Name = $"fuzz {i}" })];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        while (!_ended && Stopwatch.GetElapsedTime(start) < time && !IsAnyDead())
        {
            cancellationToken.WaitHandle.WaitOne(100);
            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }
        }

        _ended = true;
        long stopped = Stopwatch.GetTimestamp();
        foreach (Thread thread in threads)
        {
            while (!thread.Join(100) && !IsAnyDead())
            {
                // Every input is either over soon or found dead.
            }
        }

        return Report(Stopwatch.GetElapsedTime(start, stopped));
    }

    public void Dispose()
    {
        foreach (FuzzWorker worker in _workers)
        {
            worker.Dispose();
        }
    }

    private void Work(FuzzWorker worker)
    {
        while (!_ended)
        {
            long first = Interlocked.Add(ref _next, Block) - Block;
            for (int i = 0; i < Block && !_ended; i++)
            {
                worker.Try(first + i);
            }
        }
    }

    private bool IsAnyDead()
    {
        foreach (FuzzWorker worker in _workers)
        {
            if (worker.Current is { Number: >= 0 } current && current.Since > DeadAfter)
            {
                using FuzzWorker other = new(_seed, FuzzTargets.Create(), Report);
                Report(new FuzzFinding(FuzzFault.Hang, "?", current.Number, $"It has not ended after {current.Since.TotalSeconds:0} s.", other.Show(current.Number)));
                return true;
            }
        }

        return false;
    }

    private void Report(FuzzFinding finding)
    {
        lock (_findings)
        {
            _findings.Add(finding);
            _ended |= _findings.Count >= EnoughFindings;
        }
    }

    private FuzzReport Report(TimeSpan took)
    {
        TargetCount[] counts = [.. _workers[0].Counts.Select(count => new TargetCount(count.Name))];
        foreach (FuzzWorker worker in _workers)
        {
            foreach ((TargetCount sum, TargetCount count) in counts.Zip(worker.Counts))
            {
                sum.Add(count);
            }
        }

        lock (_findings)
        {
            return new FuzzReport(_seed, took, counts, [.. _findings]);
        }
    }
}
