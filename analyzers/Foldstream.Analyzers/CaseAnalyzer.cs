using System.Collections.Immutable;
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
        ProblemReporter reporter = new(context.ReportDiagnostic);
        if (KnownAttributes.FindCase(type) is { } attribute)
        {
            CaseParser.Check(type, attribute, models, reporter, context.CancellationToken);
        }
        else
        {
            CaseParser.CheckUnnumbered(type, models, reporter, context.CancellationToken);
        }
    }
}
