namespace Foldstream.Pages;

/// <summary>What belongs to a page besides its bytes. Its checksum covers all of it, so a page under another address is found.</summary>
/// <param name="streamSeed"><see cref="PageFormat.SeedOf"/> of the stream.</param>
/// <param name="appendId">The append's id.</param>
/// <param name="time">When the append was made; its offset does not count.</param>
/// <param name="metadata">The append's metadata, encoded; empty when it says nothing.</param>
public readonly ref struct PageAddress(uint streamSeed, AppendId appendId, DateTimeOffset time, ReadOnlySpan<byte> metadata = default)
{
    /// <summary>The checksum's state after the stream id.</summary>
    public uint StreamSeed { get; } = streamSeed;

    /// <summary>The append's id.</summary>
    public AppendId AppendId { get; } = appendId;

    /// <summary>When the append was made.</summary>
    public DateTimeOffset Time { get; } = time;

    /// <summary>The append's metadata, encoded.</summary>
    public ReadOnlySpan<byte> Metadata { get; } = metadata;
}
