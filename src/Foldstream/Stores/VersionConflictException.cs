using System.Collections.Immutable;

namespace Foldstream;

/// <summary>A stream was not at the version that the writer expected. Nothing was written.</summary>
public sealed class VersionConflictException : FoldstreamException
{
    /// <summary>Creates the error.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="expected">What the writer expected.</param>
    /// <param name="actual">The stream's version.</param>
    /// <param name="attempts">How often the decision was made; 1 when it was not repeated.</param>
    /// <param name="eventsBetween">The names of the events that came between, oldest first, as far as known.</param>
    public VersionConflictException(StreamId stream, ExpectedVersion expected, long actual, int attempts = 1, ImmutableArray<string> eventsBetween = default)
        : base(Describe(stream, expected, actual, attempts, eventsBetween))
    {
        (Stream, Expected, Actual, Attempts) = (stream, expected, actual, attempts);
        EventsBetween = eventsBetween.IsDefault ? [] : eventsBetween;
    }

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>What the writer expected.</summary>
    public ExpectedVersion Expected { get; }

    /// <summary>The stream's version when the check failed.</summary>
    public long Actual { get; }

    /// <summary>How often the decision was made.</summary>
    public int Attempts { get; }

    /// <summary>The names of the events that came between, oldest first; empty when not known.</summary>
    public ImmutableArray<string> EventsBetween { get; }

    private static string Describe(StreamId stream, ExpectedVersion expected, long actual, int attempts, ImmutableArray<string> between)
    {
        string after = attempts > 1 ? $" after {attempts} attempts" : "";
        string names = between.IsDefaultOrEmpty ? "" : $"; came between: {string.Join(", ", between)}";
        return $"{stream} was expected at {expected} and is at {actual}{after}{names}. Nothing was written. Load it again and decide anew.";
    }
}
