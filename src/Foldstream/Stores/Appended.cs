namespace Foldstream;

/// <summary>The outcome of an append.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="AppendId">The append's id.</param>
/// <param name="Version">The stream's version after the append: that of the append's last event.</param>
/// <param name="Position">The position of the append's last event in the store; 0 when nothing was appended.</param>
/// <param name="Count">How many events were appended; 0 when the decision raised none.</param>
/// <param name="Time">When the append was made, in UTC.</param>
/// <param name="Repeated">Whether the stream already held this append id, and this is the first append's outcome.</param>
public readonly record struct Appended(StreamId Stream, AppendId AppendId, long Version, long Position, int Count, DateTimeOffset Time, bool Repeated = false);
