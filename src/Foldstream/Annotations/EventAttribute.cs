namespace Foldstream;

/// <summary>Marks an immutable fact: a partial <c>sealed record</c> or <c>readonly record struct</c> that streams hold.</summary>
/// <remarks>The name and <see cref="Version"/> are the event's identity on disk; the CLR name is free to change.</remarks>
/// <param name="name">
/// The event name: <c>[a-z][a-z0-9-]*</c>, at most 100 characters, unique in the application. Leaving it out is a build error (FOLD107) whose fix
/// derives it from the type.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class EventAttribute(string name = "") : Attribute
{
    /// <summary>The event name as it is stored.</summary>
    public string Name { get; } = name;

    /// <summary>The schema version, from 1 to 65535. The default is 1.</summary>
    public int Version { get; set; } = 1;

    /// <summary>
    /// Whether the event is written for others to read: no aggregate of its project needs to fold it. The default is <see langword="false"/>, so that one
    /// that nothing folds is pointed out (FOLD123). It is no part of the event's identity.
    /// </summary>
    public bool Integration { get; set; }
}
