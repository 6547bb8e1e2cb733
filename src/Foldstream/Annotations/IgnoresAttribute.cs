namespace Foldstream;

/// <summary>Declares that the aggregate or the subscription knows an event of its streams and leaves it alone.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class IgnoresAttribute<TEvent> : Attribute;

/// <summary>Declares by name that the aggregate or the subscription leaves an event alone, for one whose type is no longer part of the code.</summary>
/// <param name="name">The event name as it is stored; all its schema versions are ignored.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class IgnoresAttribute(string name) : Attribute
{
    /// <summary>The event name as it is stored.</summary>
    public string Name { get; } = name;
}
