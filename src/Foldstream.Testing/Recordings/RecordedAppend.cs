using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Testing;

/// <summary>One append that a scenario says has happened.</summary>
internal sealed record RecordedAppend(AppendId Id, DateTimeOffset Time, EventMetadata Metadata, PageBuilder Page)
{
    /// <summary>The widest there are: what some store took is taken here as well.</summary>
    public static PageLimits Limits { get; } = new() { MaxEventSize = 1 << 24, MaxEventCount = 1_000_000, MaxAppendSize = 1 << 29, MaxMetadataSize = 1 << 20 };

    public StreamAppend To(StreamId stream) => new() { Stream = stream, AppendId = Id, Time = Time, Metadata = Metadata, Page = Page };
}
