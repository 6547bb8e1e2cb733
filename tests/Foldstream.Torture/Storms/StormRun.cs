using System.Diagnostics;
using Foldstream.Torture.Fuzzing;

namespace Foldstream.Torture.Storms;

/// <summary>What one storm is to do to one store, and what it has done.</summary>
internal sealed class StormRun(StoreKind store, ulong seed, int? count, TimeSpan? time, PlantedFault? fault, Tally tally, CancellationToken cancellationToken)
{
    /// <summary>A run ends after so many findings: they have one cause, most likely.</summary>
    private const int MostFindings = 20;

    private readonly long _start = Stopwatch.GetTimestamp();

    public StoreKind Store { get; } = store;

    public ulong Seed { get; } = seed;

    public int? Count { get; } = count;

    public Plant Plant { get; } = fault?.Plant ?? Plant.None;

    public Tally Tally { get; } = tally;

    public CancellationToken Token { get; } = cancellationToken;

    /// <summary>The time that is left; <see langword="null"/> for any.</summary>
    public TimeSpan? TimeLeft => time is { } all ? all - Stopwatch.GetElapsedTime(_start) : null;

    /// <summary>Whether there is more to do. A planted fault that is caught ends a run, and so do many findings.</summary>
    public bool GoesOn(int done)
        => !Token.IsCancellationRequested && (Count is not { } most || done < most) && (TimeLeft is not { } left || left > TimeSpan.Zero)
            && (fault is null ? Tally.Details.Count < MostFindings : Tally.BrokenOf(fault.Breaks) == 0);

    /// <summary>The dice of one of the run's decisions.</summary>
    public Dice DiceOf(long number) => new(Seed, number);
}
