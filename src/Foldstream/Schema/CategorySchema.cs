using System.Collections.Immutable;
using Foldstream.Events;

namespace Foldstream;

/// <summary>What an aggregate of a build writes to the streams of its category, and what it reads there.</summary>
/// <param name="Category">The category.</param>
/// <param name="Aggregate">The aggregate's name, for messages.</param>
/// <param name="Writes">The events that it may append, at their current version and shape.</param>
/// <param name="Reads">All that it can fold: what it writes, and the old versions that upcasters take.</param>
/// <param name="Ignores">The names of the events that it leaves alone, at any version.</param>
public sealed record CategorySchema(string Category, string Aggregate, ImmutableArray<EventType> Writes, ImmutableArray<EventType> Reads, ImmutableArray<string> Ignores)
{
    /// <summary>Why it can't read a stored event type; <see langword="null"/> when it can.</summary>
    internal SchemaFault? FaultOf(EventType stored, out EventType? built)
    {
        built = Reads.FirstOrDefault(type => type.Name == stored.Name && type.SchemaVersion == stored.SchemaVersion);
        if (built is not null)
        {
            return EventShape.AreCompatible(stored.Shape, built.Shape) ? null : SchemaFault.AnotherShape;
        }

        return Ignores.Contains(stored.Name) ? null : SchemaFault.Unknown;
    }
}
