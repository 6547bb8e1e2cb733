using System.Collections.Immutable;
using System.Globalization;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports what keeps a record from being a case of a closed hierarchy, at the case: events that hold the hierarchy are silent about it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CaseAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.FOLD112_CaseIsUnnumbered,
        Descriptors.FOLD113_CaseHasNoWireForm,
        Descriptors.FOLD114_CaseIsNotDistinct,
        Descriptors.FOLD115_CaseHasNoHierarchy,
    ];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
        => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class) return;

        SemanticModels models = new(context.Compilation);
        if (KnownAttributes.FindCase(type) is { } attribute)
        {
            CaseParser.Check(type, attribute, models, new ProblemReporter(context.ReportDiagnostic), context.CancellationToken);
        }
        else
        {
            CaseParser.CheckUnnumbered(type, models, new ProblemReporter(context.ReportDiagnostic, NextCase(type, models, context.CancellationToken)), context.CancellationToken);
        }
    }

    /// <summary>The number after the highest; of several records without one, each has its own.</summary>
    private static ImmutableDictionary<string, string?>? NextCase(INamedTypeSymbol type, SemanticModels models, CancellationToken cancellation)
    {
        if (!CanBeCase(type) || type.BaseType is not { IsRecord: true, IsAbstract: true } hierarchy || !CaseSymbols.IsBeside(type, hierarchy)) return null;
        if (CaseSymbols.Of(hierarchy, models, cancellation).Max(one => one.Number) is not { } highest) return null;

        INamespaceOrTypeSymbol container = (INamespaceOrTypeSymbol?)hierarchy.ContainingType ?? hierarchy.ContainingNamespace;
        int before = hierarchy.GetTypeMembers().Concat(container.GetTypeMembers())
            .Where(other => CanBeCase(other) && SymbolEqualityComparer.Default.Equals(other.BaseType, hierarchy) && KnownAttributes.FindCase(other) is null)
            .TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, type))
            .Count();
        return highest > int.MaxValue - 1 - before ? null
            : ImmutableDictionary<string, string?>.Empty.Add(FixProperties.NextCase, (highest + 1 + before).ToString(CultureInfo.InvariantCulture));
    }

    private static bool CanBeCase(INamedTypeSymbol type) => type is { IsRecord: true, IsAbstract: false };
}
