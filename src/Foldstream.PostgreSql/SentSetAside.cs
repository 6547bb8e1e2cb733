using Foldstream.Stores;

namespace Foldstream.PostgreSql;

/// <summary>Events that are to be set aside.</summary>
/// <param name="Record">The record.</param>
/// <param name="Page">The first position of the events' page.</param>
internal sealed record SentSetAside(EventsSetAside Record, long Page);
