namespace Foldstream.Events;

/// <summary>An event's identity on disk, and the shape of its payload.</summary>
/// <remarks>Two event types are equal when name, schema version and shape are.</remarks>
public sealed record EventType
{
    /// <summary>Describes an event type.</summary>
    /// <param name="name">The event name.</param>
    /// <param name="schemaVersion">The schema version, from 1.</param>
    /// <param name="shape">The payload's shape, as <c>docs/wire-format.md</c> specifies it: <c>(Sku: str, Quantity: i32)</c>.</param>
    public EventType(string name, int schemaVersion, string shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(schemaVersion, 1);
        ArgumentNullException.ThrowIfNull(shape);
        (Name, SchemaVersion, Shape) = (name, schemaVersion, shape);
    }

    /// <summary>The event name.</summary>
    public string Name { get; }

    /// <summary>The schema version, from 1.</summary>
    public int SchemaVersion { get; }

    /// <summary>The payload's shape, as <c>docs/wire-format.md</c> specifies it.</summary>
    public string Shape { get; }

    /// <summary><c>order-placed v1</c>.</summary>
    public override string ToString() => $"{Name} v{SchemaVersion}";
}
