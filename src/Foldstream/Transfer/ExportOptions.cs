using System.Collections.Immutable;

namespace Foldstream.Transfer;

/// <summary>What is exported, and under which name.</summary>
public sealed record ExportOptions
{
    /// <summary>The streams, one behind the other in this order; empty for the whole store in order of position, as by default.</summary>
    public ImmutableArray<StreamId> Streams { get; init; } = [];

    /// <summary>The categories of the streams, of an export of the whole store; empty for all, as by default.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>The position behind which an export of the whole store begins; 0 by default.</summary>
    public long AfterPosition { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value)); }

    /// <summary>The <c>source</c> of all events, a URI reference that says whose they are; <c>/foldstream</c> by default.</summary>
    public string Source
    {
        get;
        init => field = !string.IsNullOrEmpty(value) && Uri.IsWellFormedUriString(value, UriKind.RelativeOrAbsolute)
            ? value : throw new ArgumentException("A source is a URI reference.", nameof(value));
    } = "/foldstream";
}
