using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>Tells the fix that writes <c>ImmutableArray</c> whether the name is known where it would stand.</summary>
internal static class ImmutableTypeName
{
    private static readonly ImmutableDictionary<string, string?> Import =
        ImmutableDictionary<string, string?>.Empty.Add(FixProperties.MissingNamespace, "System.Collections.Immutable");

    public static ImmutableDictionary<string, string?> PropertiesAt(Location? place, SemanticModels models)
        => place?.SourceTree is not { } tree || !models.Compilation.ContainsSyntaxTree(tree)
            || models.For(tree).LookupNamespacesAndTypes(place.SourceSpan.Start, name: "ImmutableArray").Length > 0
            ? ImmutableDictionary<string, string?>.Empty
            : Import;
}
