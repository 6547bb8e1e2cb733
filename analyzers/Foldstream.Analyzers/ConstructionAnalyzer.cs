using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports code in the construction of events, cases and records inside them, where it is written.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstructionAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD117_EventConstructorRuns];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        WireReach reach = new(context.Compilation);
        context.RegisterSymbolAction(symbol => Analyze(symbol, reach), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, WireReach reach)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (!type.IsRecord || (KnownAttributes.FindAggregate(type) ?? KnownAttributes.FindIdentifier(type)) is not null) return;

        List<ConstructionSyntax.Run> runs = [.. ConstructionSyntax.Find(SourceParts.Of(type, context.CancellationToken))];
        if (runs.Count == 0 || !reach.Holds(type, context.CancellationToken)) return;

        foreach (ConstructionSyntax.Run run in runs)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FOLD117_EventConstructorRuns, run.Node.GetLocation(), run.Member, type.Name, run.Refuses ? "refuse it" : "change it"));
        }
    }
}
