using System.ComponentModel;

namespace Foldstream.Hosting;

/// <summary>Tells the generator of a referencing project that this assembly has an upcaster.</summary>
/// <param name="old">The generated old version.</param>
/// <param name="name">The event name.</param>
/// <param name="version">The schema version.</param>
/// <param name="container">The type with the generated method that calls the upcaster.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FoldstreamUpcasterAttribute(Type old, string name, int version, Type container) : Attribute
{
    /// <summary>The generated old version.</summary>
    public Type Old { get; } = old;

    /// <summary>The event name.</summary>
    public string Name { get; } = name;

    /// <summary>The schema version.</summary>
    public int Version { get; } = version;

    /// <summary>The type with the generated method that calls the upcaster.</summary>
    public Type Container { get; } = container;

    /// <summary>
    /// What of the old version each member of the results is made of, so that an aggregate decodes no more than it needs: results by <c>|</c>, members by <c>,</c>,
    /// each a mask in hexadecimal; <c>*</c> for a result of which that can't be told. Empty where it can't be told of any.
    /// </summary>
    public string Reads { get; set; } = "";
}
