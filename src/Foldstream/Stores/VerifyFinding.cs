namespace Foldstream.Stores;

/// <summary>One thing that is wrong in a store.</summary>
/// <param name="Stream">The stream; empty where it is none's.</param>
/// <param name="Version">The version; 0 where it is none's.</param>
/// <param name="Position">The position; 0 where it is none's.</param>
/// <param name="Fault">What is wrong, as a sentence. It holds no payload.</param>
public sealed record VerifyFinding(StreamId Stream, long Version, long Position, string Fault)
{
    /// <summary><c>order/7f3a version 3 (position 17): its checksum does not match</c></summary>
    public override string ToString()
        => Stream.IsEmpty ? $"position {Position}: {Fault}" : $"{Stream} version {Version} (position {Position}): {Fault}";
}
