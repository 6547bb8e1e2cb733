namespace Foldstream.Benchmarks.Rivals;

/// <summary>The tag that every rival switches on.</summary>
internal enum EventKind : byte
{
    Opened,
    Deposited,
    Withdrawn,
    TransferSent,
    InterestAccrued,
    LimitChanged,
}
