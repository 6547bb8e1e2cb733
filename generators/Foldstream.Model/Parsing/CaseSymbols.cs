using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>A record that says that it is a case.</summary>
internal readonly record struct CaseSymbol(INamedTypeSymbol Type, AttributeData Attribute)
{
    /// <summary>Null while it is being typed.</summary>
    public int? Number => Attribute.ConstructorArguments is [{ Value: int number }] ? number : null;
}

/// <summary>
/// Finds the cases of a closed hierarchy. They stand inside the abstract record or beside it, so that a look at one namespace of one assembly
/// finds them all: this runs on each keystroke.
/// </summary>
internal static class CaseSymbols
{
    /// <summary>What was found in a compilation: many events may hold one hierarchy. It goes when the compilation goes.</summary>
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<INamedTypeSymbol, List<CaseSymbol>>> Found = new();

    public static IReadOnlyList<CaseSymbol> Of(INamedTypeSymbol hierarchy, SemanticModels models, CancellationToken cancellation)
        => Found.GetValue(models.Compilation, static _ => new ConcurrentDictionary<INamedTypeSymbol, List<CaseSymbol>>(SymbolEqualityComparer.Default))
            .GetOrAdd(hierarchy, known => Find(known, models, cancellation));

    private static List<CaseSymbol> Find(INamedTypeSymbol hierarchy, SemanticModels models, CancellationToken cancellation)
    {
        bool isSource = models.IsSource(hierarchy);
        INamespaceOrTypeSymbol container = (INamespaceOrTypeSymbol?)hierarchy.ContainingType ?? hierarchy.ContainingNamespace;
        List<CaseSymbol> cases = [];
        foreach (INamedTypeSymbol type in hierarchy.GetTypeMembers().Concat(container.GetTypeMembers()))
        {
            // Most types of a namespace are ruled out by their syntax, before a base is bound.
            if (type.TypeKind != TypeKind.Class || (isSource && !SourceParts.Of(type, cancellation).Any(IsDerivedRecord))) continue;
            if (!SymbolEqualityComparer.Default.Equals(type.BaseType, hierarchy)) continue;
            if (KnownAttributes.FindCase(type) is { } attribute) cases.Add(new(type, attribute));
        }

        return cases;
    }

    /// <summary>Whether a type stands where the cases of a hierarchy are looked for.</summary>
    public static bool IsBeside(INamedTypeSymbol type, INamedTypeSymbol hierarchy)
        => Same(type.ContainingAssembly, hierarchy.ContainingAssembly)
            && (Same(type.ContainingType, hierarchy)
                || (Same(type.ContainingType, hierarchy.ContainingType) && Same(type.ContainingNamespace, hierarchy.ContainingNamespace)));

    private static bool IsDerivedRecord(TypeDeclarationSyntax part) => part is RecordDeclarationSyntax { BaseList: not null };

    private static bool Same(ISymbol? a, ISymbol? b) => SymbolEqualityComparer.Default.Equals(a, b);
}
