using Microsoft.Extensions.Logging;

namespace Foldstream.Aggregates;

/// <summary>What is said about snapshots. None of it is an error: without a snapshot a load replays the stream.</summary>
internal static partial class SnapshotLog
{
    [LoggerMessage(EventId = 10, Level = LogLevel.Warning, Message = "The snapshot of {Stream} at version {Version} is not used: {Fault}. The stream was replayed, and a new snapshot will replace it.")]
    public static partial void Damaged(ILogger logger, StreamId stream, long version, string fault);

    [LoggerMessage(EventId = 11, Level = LogLevel.Warning, Message = "No snapshot of {Stream} could be read ({Error}). The stream was replayed.")]
    public static partial void Unread(ILogger logger, StreamId stream, string error);

    [LoggerMessage(EventId = 12, Level = LogLevel.Warning, Message = "No snapshot of {Stream} was taken: {Reason}")]
    public static partial void Untaken(ILogger logger, StreamId stream, string reason);

    [LoggerMessage(EventId = 13, Level = LogLevel.Warning, Message = "The snapshot of {Stream} at version {Version} was not written ({Error}).")]
    public static partial void Unwritten(ILogger logger, StreamId stream, long version, string error);
}
