using Foldstream.Pages;

namespace Foldstream.Stores;

/// <summary>
/// A record that sets events aside: readers with <see cref="PageTolerance.SetAside"/> go on behind them, all others read them as before. The
/// bytes stay as they are.
/// </summary>
/// <param name="Stream">The stream.</param>
/// <param name="FirstVersion">The version of the first event.</param>
/// <param name="FirstPosition">The position of the first event.</param>
/// <param name="Count">How many events: one, or all of a damaged page, of which none can be trusted.</param>
/// <param name="Audit">Who set them aside, and why.</param>
public sealed record EventsSetAside(StreamId Stream, long FirstVersion, long FirstPosition, int Count, Audit Audit)
{
    /// <summary>The position of the last event.</summary>
    public long LastPosition => FirstPosition + Count - 1;

    /// <summary>Who took the record back, and why; <see langword="null"/> while it holds. A record is never erased.</summary>
    public Audit? TakenBack { get; init; }

    /// <summary>Whether it holds and covers a position.</summary>
    public bool Covers(long position) => TakenBack is null && position >= FirstPosition && position <= LastPosition;
}
