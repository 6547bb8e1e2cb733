namespace Foldstream;

/// <summary>
/// Marks an upcaster for an old event whose type is no longer part of the code: it was renamed, split or retired. The event lock knows what it looked like, and
/// a type of its shape is generated inside the containing type, called after the event: <c>OrderShippedV1</c>.
/// </summary>
/// <remarks>
/// The method is static, in a partial type, takes the old version and returns what has become of it: an event, an old version that another upcaster takes, one of
/// these that may be null for no event, a tuple of up to seven of them, in order, or nothing. It must be pure: it runs whenever a stream is replayed.
/// For an old version of an event that is still there, write a method <c>Upcast</c> in the event instead, which needs no attribute.
/// </remarks>
/// <param name="name">The event name as it is stored.</param>
/// <param name="version">The schema version as it is stored, from 1 to 65535.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class UpcastsAttribute(string name, int version) : Attribute
{
    /// <summary>The event name as it is stored.</summary>
    public string Name { get; } = name;

    /// <summary>The schema version as it is stored.</summary>
    public int Version { get; } = version;
}
