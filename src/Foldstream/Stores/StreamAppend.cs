using Foldstream.Events;

namespace Foldstream.Stores;

/// <summary>One append to one stream.</summary>
public sealed record StreamAppend
{
    /// <summary>The stream.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>What the stream's version must be; <see cref="ExpectedVersion.Any"/> by default.</summary>
    public ExpectedVersion Expected { get; init; }

    /// <summary>The events, at least one.</summary>
    public required PageBuilder Page { get; init; }

    /// <summary>The append's id, not empty. A stream that holds it already answers with the first outcome.</summary>
    public required AppendId AppendId { get; init; }

    /// <summary>When the append is made; stored in UTC with 100 ns resolution, unchanged by the store.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who caused the append, and by which message; <see cref="EventMetadata.Empty"/> by default.</summary>
    public EventMetadata Metadata { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = EventMetadata.Empty;
}
