using Foldstream.Events;

namespace Foldstream;

/// <summary>The events of one type in the streams of one category, as a store holds them.</summary>
/// <param name="Tenant">The tenant; empty for the default one.</param>
/// <param name="Category">The category of the streams.</param>
/// <param name="Type">The event's name, schema version and stored shape.</param>
/// <param name="Count">How many there are, at least 1.</param>
/// <param name="FirstPosition">The position of the first, from 1.</param>
/// <param name="LastPosition">The position of the last.</param>
public sealed record StoredEvents(string Tenant, string Category, EventType Type, long Count, long FirstPosition, long LastPosition);
