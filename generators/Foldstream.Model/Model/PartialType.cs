namespace Foldstream.Model;

/// <summary>A user's type that a generator completes.</summary>
internal sealed record PartialType
{
    /// <summary>The namespace; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The declarations around the type, outermost first: <c>partial class Outer</c>.</summary>
    public required EquatableArray<string> Containers { get; init; }

    /// <summary>What the type's own partial declaration begins with: <c>partial record struct</c>, <c>partial class</c>.</summary>
    public required string Keyword { get; init; }

    /// <summary>The name, without namespace and containers.</summary>
    public required string Name { get; init; }

    /// <summary>The name as emitted code writes it: <c>global::Shop.Outer.Order</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>The name that is unique in the assembly: <c>Shop.Outer+Order</c>.</summary>
    public required string MetadataName { get; init; }

    /// <summary>Whether the type and all its containers are public.</summary>
    public required bool IsPublic { get; init; }
}
