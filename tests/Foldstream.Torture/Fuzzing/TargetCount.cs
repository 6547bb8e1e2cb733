namespace Foldstream.Torture.Fuzzing;

/// <summary>What one target has done.</summary>
internal sealed class TargetCount(string name)
{
    public string Name { get; } = name;

    public long Inputs { get; set; }

    /// <summary>How many inputs it read to the end; the others it refused with the promised error.</summary>
    public long Accepted { get; set; }

    /// <summary>The bytes of all inputs.</summary>
    public long Size { get; set; }

    /// <summary>The most bytes that one reading allocated for each byte of its input, beyond what any reading may allocate.</summary>
    public double WorstAllocation { get; set; }

    /// <summary>The longest reading in milliseconds; the machine's pauses are in it.</summary>
    public double LongestMilliseconds { get; set; }

    public void Add(TargetCount other)
    {
        Inputs += other.Inputs;
        Accepted += other.Accepted;
        Size += other.Size;
        WorstAllocation = Math.Max(WorstAllocation, other.WorstAllocation);
        LongestMilliseconds = Math.Max(LongestMilliseconds, other.LongestMilliseconds);
    }
}
