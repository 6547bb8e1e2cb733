using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Foldstream.Hosting;

/// <summary>Tells the generator of a referencing project where this assembly's manifest is.</summary>
/// <param name="manifest">The generated manifest.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FoldstreamManifestAttribute([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type manifest) : Attribute
{
    /// <summary>The generated manifest.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)]
    public Type Manifest { get; } = manifest;
}
