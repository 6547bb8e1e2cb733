namespace Foldstream.Torture.Fuzzing;

/// <summary>What went wrong with an input.</summary>
internal enum FuzzFault
{
    /// <summary>Another error than the promised one.</summary>
    Crash,

    /// <summary>More than a second for one input.</summary>
    Hang,

    /// <summary>More than 64 times the input was allocated, and more than a reading costs at all.</summary>
    OverAllocation,

    /// <summary>Two readers disagree.</summary>
    Inconsistency,
}

/// <summary>An input that broke a promise.</summary>
/// <param name="Fault">How.</param>
/// <param name="Target">What read it.</param>
/// <param name="Number">The input's number; with the seed it makes the input again.</param>
/// <param name="Detail">The error, or the measure.</param>
/// <param name="Input">The input in hexadecimal, its first 4 KiB.</param>
internal sealed record FuzzFinding(FuzzFault Fault, string Target, long Number, string Detail, string Input);
