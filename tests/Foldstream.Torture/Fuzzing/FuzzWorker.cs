using System.Diagnostics;

namespace Foldstream.Torture.Fuzzing;

/// <summary>Makes inputs and has them read, on one thread.</summary>
internal sealed class FuzzWorker(ulong seed, IReadOnlyList<FuzzTarget> targets, Action<FuzzFinding> report) : IDisposable
{
    /// <summary>An input may take this long.</summary>
    public static readonly TimeSpan HangAfter = TimeSpan.FromSeconds(1);

    private const int AllocationFactor = 64;

    private readonly Mutator _mutator = new();
    private readonly FuzzTarget[] _wheel = [.. targets.SelectMany(target => Enumerable.Repeat(target, target.Weight))];
    private readonly Dictionary<FuzzTarget, TargetCount> _counts = targets.ToDictionary(target => target, target => new TargetCount(target.Name));
    private long _number = -1;
    private long _startedAt;

    public IEnumerable<TargetCount> Counts => targets.Select(target => _counts[target]);

    /// <summary>The number of the input that is being read, and since when; a number below 0 when none is.</summary>
    public (long Number, TimeSpan Since) Current
    {
        get
        {
            long number = Volatile.Read(ref _number), startedAt = Volatile.Read(ref _startedAt);
            return Volatile.Read(ref _number) == number ? (number, Stopwatch.GetElapsedTime(startedAt)) : (-1, TimeSpan.Zero);
        }
    }

    /// <summary>Reads every sample once, so that nothing is loaded or compiled for the first time while it is measured.</summary>
    public void WarmUp()
    {
        byte[] empty = [];
        foreach (FuzzTarget target in targets)
        {
            for (int sample = 0; sample < target.Samples.Length; sample++)
            {
                WarmUp(target, [.. target.Samples[sample]], sample);
                WarmUp(target, empty, sample);
            }
        }
    }

    private static void WarmUp(FuzzTarget target, byte[] input, int sample)
    {
        try
        {
            target.Read(input, sample);
            target.Recheck(input, sample);
        }
        catch (Exception error) when (target.IsTyped(error))
        {
        }
    }

    /// <summary>Makes one input and has it read.</summary>
    public void Try(long number)
    {
        Span<byte> input = Make(number, out FuzzTarget target, out int sample);
        TargetCount count = _counts[target];
        count.Inputs++;
        count.Size += input.Length;
        Volatile.Write(ref _startedAt, Stopwatch.GetTimestamp());
        Volatile.Write(ref _number, number);
        bool accepted = false;
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target.Read(input, sample);
            accepted = true;
        }
        catch (Exception error) when (target.IsTyped(error))
        {
        }
        catch (Exception error)
        {
            Report(FuzzFault.Crash, number, error.ToString());
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        TimeSpan took = Stopwatch.GetElapsedTime(_startedAt);
        count.LongestMilliseconds = Math.Max(count.LongestMilliseconds, took.TotalMilliseconds);
        Measure(number, target, count, input.Length, allocated);
        if (took > HangAfter)
        {
            Retry(number, took);
        }

        if (accepted)
        {
            count.Accepted++;
            Recheck(number, target, input, sample);
        }

        Volatile.Write(ref _number, -1);
    }

    /// <summary>An input as it is read, in hexadecimal.</summary>
    public string Show(long number) => Convert.ToHexString(Make(number, out _, out _) is { Length: > 4096 } large ? large[..4096] : Make(number, out _, out _));

    public void Dispose()
    {
        foreach (FuzzTarget target in targets)
        {
            target.Dispose();
        }
    }

    private Span<byte> Make(long number, out FuzzTarget target, out int sample)
    {
        Dice dice = new(seed, number);
        target = _wheel[dice.Below(_wheel.Length)];
        return _mutator.Make(ref dice, target, out sample);
    }

    private void Measure(long number, FuzzTarget target, TargetCount count, int length, long allocated)
    {
        long beyond = Beyond(target, allocated);
        if (beyond > (long)AllocationFactor * length)
        {
            // The first error of a kind loads its texts; a reading that allocates too much does so each time.
            allocated = Again(number);
            beyond = Beyond(target, allocated);
        }

        count.WorstAllocation = Math.Max(count.WorstAllocation, (double)beyond / Math.Max(length, 1));
        if (beyond > (long)AllocationFactor * length)
        {
            Report(FuzzFault.OverAllocation, number, $"{allocated} bytes were allocated for {length}.");
        }
    }

    private static long Beyond(FuzzTarget target, long allocated) => Math.Max(0, allocated - target.FixedAllocation - target.AllowedOutput);

    /// <summary>Reads an input once more, and returns what it allocated.</summary>
    private long Again(long number)
    {
        Span<byte> input = Make(number, out FuzzTarget target, out int sample);
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target.Read(input, sample);
        }
        catch (Exception)
        {
            // Reported before, if it is no typed one.
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void Recheck(long number, FuzzTarget target, Span<byte> input, int sample)
    {
        try
        {
            target.Recheck(input, sample);
        }
        catch (Exception error)
        {
            Report(FuzzFault.Inconsistency, number, error.ToString());
        }
    }

    /// <summary>The machine may have been busy with something else: a reading that hangs does so each time.</summary>
    private void Retry(long number, TimeSpan took)
    {
        for (int i = 0; i < 3; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Again(number);
            if (Stopwatch.GetElapsedTime(start) <= HangAfter)
            {
                return;
            }
        }

        Report(FuzzFault.Hang, number, $"It took {took.TotalSeconds:0.0} s.");
    }

    private void Report(FuzzFault fault, long number, string detail)
    {
        string input = Show(number);
        Make(number, out FuzzTarget target, out _);
        report(new FuzzFinding(fault, target.Name, number, detail, input));
    }
}
