using Foldstream.Stores;

namespace Foldstream.PostgreSql;

/// <summary>A record that is to be taken back.</summary>
/// <param name="Record">The record behind that.</param>
/// <param name="Id">Its id in the store.</param>
internal sealed record SentTakeBack(EventsSetAside Record, long Id);
