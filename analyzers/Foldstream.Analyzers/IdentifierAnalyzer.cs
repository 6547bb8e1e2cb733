using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports what the parser of identifiers finds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IdentifierAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.FOLD121_IdentifierMustBePartial, Descriptors.FOLD122_IdentifierIsMisshapen];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
        => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownAttributes.FindIdentifier(type) is null) return;

        IdentifierParser.Parse(type, new SemanticModels(context.Compilation), new ProblemReporter(context.ReportDiagnostic), context.CancellationToken);
    }
}
