namespace Foldstream;

/// <summary>How a decision is appended.</summary>
public sealed record AppendOptions
{
    internal static AppendOptions Default { get; } = new();

    /// <summary>
    /// The id of the command, so that it takes effect once: where the stream holds the id already, the decision is not made again and
    /// the first outcome comes back. Empty by default: each call is a command of its own.
    /// </summary>
    public AppendId Once { get; init; }

    /// <summary>
    /// The version that the caller has seen, from an If-Match header, say. Set, it switches the retry off. The default,
    /// <see cref="ExpectedVersion.Any"/>, leaves the check to the version that the decision itself has seen.
    /// </summary>
    public ExpectedVersion Expected { get; init; }

    /// <summary>The time of the append, for imports. The default, <see langword="null"/>, is the time provider's now.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Who acts; the same as <see cref="EventMetadata.Actor"/> of <see cref="Metadata"/>.</summary>
    public string? Actor
    {
        get => Metadata.Actor;
        init => Metadata = Metadata with { Actor = value };
    }

    /// <summary>Who acts, and because of which message; <see cref="EventMetadata.Empty"/> by default.</summary>
    public EventMetadata Metadata { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = EventMetadata.Empty;

    /// <summary>How often a decision is made before a version conflict is reported: 1 to 100; the default is 3.</summary>
    public int Attempts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100);
            field = value;
        }
    } = 3;
}
