using Foldstream.Pages;

namespace Foldstream.Subscriptions;

/// <summary>Which shard a stream belongs to. It reaches the disk: the function never changes.</summary>
internal static class VirtualShards
{
    /// <summary>The most shards that a subscription may have.</summary>
    public const int Most = 1024;

    /// <summary>CRC-32C of tenant, category and key as in a page's checksum, mixed by a multiplication; the upper bits decide.</summary>
    public static int Of(in StreamId stream, int shards)
        => shards == 1 ? 0 : (int)(((ulong)(PageFormat.SeedOf(stream) * 0x9E37_79B1u) * (uint)shards) >> 32);
}
