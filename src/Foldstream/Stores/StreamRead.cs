namespace Foldstream.Stores;

/// <summary>A stream that is read together with others, and from where.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="FromVersion">The version to begin with; 0 and 1 are the beginning. The first page may begin before it; beyond the stream's end there is none.</param>
public readonly record struct StreamRead(StreamId Stream, long FromVersion = 1);
