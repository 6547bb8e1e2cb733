using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>Where a stream is in the file, and how far it goes.</summary>
/// <param name="Id">Its id; 0 when there is no such stream.</param>
/// <param name="Version">Its version.</param>
/// <param name="State">Whether it can be appended to.</param>
internal readonly record struct StreamPlace(long Id, long Version, StreamState State);
