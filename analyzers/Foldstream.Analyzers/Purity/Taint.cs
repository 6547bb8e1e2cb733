namespace Foldstream.Analyzers.Purity;

/// <summary>What keeps code from giving the same result each time, or from giving one at all.</summary>
internal enum Taint
{
    Clock,
    Chance,
    Machine,
    Outside,
    Concurrency,
    SharedState,
    SharedChange,
    Culture,
    Unresolved,
    Refusal,
    Raise,
}
