using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>A member of an aggregate that holds child entities.</summary>
/// <param name="Aggregate">The aggregate.</param>
/// <param name="Style">How the aggregate is written.</param>
/// <param name="Name">The member's name.</param>
/// <param name="Kind">What the collection is.</param>
/// <param name="KeyMember">The member of the events that names the child.</param>
/// <param name="KeyType">The type of the collection's keys.</param>
internal sealed record EntityCollection(
    INamedTypeSymbol Aggregate, AggregateStyle Style, string Name, ChildCollection Kind, string KeyMember, ITypeSymbol KeyType)
{
    /// <summary>Where problems of the collection and its children are shown.</summary>
    public required Location Location { get; init; }

    /// <summary>Where problems of <see cref="KeyMember"/> are shown.</summary>
    public required Location KeyLocation { get; init; }
}
