namespace Foldstream.Torture.Flip;

/// <summary>A bit that was flipped.</summary>
/// <param name="Where">Where, in words.</param>
/// <param name="IsEvent">Whether it is one of an event's own bytes.</param>
internal sealed record Flipped(string Where, bool IsEvent);
