using System.Globalization;
using Foldstream.Events;

namespace Foldstream;

/// <summary>An event that a build can't read.</summary>
/// <param name="Fault">What keeps it from doing so.</param>
/// <param name="Reader">The build that can't read it: <c>this build</c>, <c>the running build</c>.</param>
/// <param name="Category">The category of the streams.</param>
/// <param name="Aggregate">The aggregate that reads them.</param>
/// <param name="Type">The event as it is stored, or may be.</param>
/// <param name="Built">What the reader has under the same name and version; <see langword="null"/> where it has nothing.</param>
/// <param name="Stored">How many the store holds, and where; <see langword="null"/> where builds are compared.</param>
public sealed record SchemaFinding(SchemaFault Fault, string Reader, string Category, string Aggregate, EventType Type, EventType? Built, StoredEvents? Stored)
{
    /// <summary>A sentence.</summary>
    public override string ToString()
    {
        string place = Stored is { } held
            ? string.Create(CultureInfo.InvariantCulture, $"{held.Count} at positions {held.FirstPosition} to {held.LastPosition}")
            : "which may be written";
        string what = Fault is SchemaFault.Unknown ? $"{Aggregate} neither folds nor ignores it, and no upcaster takes it" : $"it is {Type.Shape} there, and {Aggregate} has {Built?.Shape}";
        return $"{Reader} can't read {Type} in '{Category}' ({place}): {what}.";
    }
}
