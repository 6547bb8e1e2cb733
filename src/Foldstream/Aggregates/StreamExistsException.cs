using System.Globalization;

namespace Foldstream;

/// <summary>A stream that was to begin has begun already. Nothing was written.</summary>
public sealed class StreamExistsException : FoldstreamException
{
    internal StreamExistsException(StreamId stream, long version, StreamBeginning? beginning)
        : base($"{stream} already began{Describe(beginning)} and is at version {version}. Nothing was written. Use ExecuteAsync to go on with it.")
        => (Stream, Version) = (stream, version);

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The stream's version.</summary>
    public long Version { get; }

    private static string Describe(StreamBeginning? beginning)
    {
        if (beginning is null)
        {
            return "";
        }

        string time = beginning.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string actor = beginning.Actor is null ? "" : $", actor {beginning.Actor}";
        return $" at position {beginning.Position} ({beginning.EventName}, {time}{actor})";
    }
}

/// <summary>How a stream began, for the message.</summary>
internal sealed record StreamBeginning(string EventName, long Position, DateTimeOffset Time, string? Actor);
