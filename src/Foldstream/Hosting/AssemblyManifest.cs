using System.ComponentModel;

namespace Foldstream.Hosting;

/// <summary>What a project brings to a host: its events and aggregates, and the manifests of the projects that it references. Generated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AssemblyManifest
{
    /// <summary>Names everything to a visitor, each with its own type arguments, so that nothing is found by reflection.</summary>
    protected abstract void Register(IManifestVisitor visitor);

    /// <summary>Names the project's upcasters to a visitor. Apart from the rest: only what checks them asks.</summary>
    protected virtual void RegisterUpcasters(IUpcasterVisitor visitor)
    {
    }

    internal void Accept(IManifestVisitor visitor) => Register(visitor);

    internal void Accept(IUpcasterVisitor visitor) => RegisterUpcasters(visitor);
}
