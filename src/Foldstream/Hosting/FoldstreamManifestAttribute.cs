using System.ComponentModel;

namespace Foldstream.Hosting;

/// <summary>Tells the generator of a referencing project where this assembly's manifest is.</summary>
/// <param name="manifest">The generated manifest.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FoldstreamManifestAttribute(Type manifest) : Attribute
{
    /// <summary>The generated manifest.</summary>
    public Type Manifest { get; } = manifest;
}
