using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports members of events and cases that lead to something that can change.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventStateAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD116_EventHoldsMutableState];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
        => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (!type.IsRecord || (KnownAttributes.FindEvent(type) ?? KnownAttributes.FindCase(type)) is null) return;

        SemanticModels models = new(context.Compilation);
        foreach (EventState.MutableMember member in EventState.Find(type, models, context.CancellationToken))
        {
            MutablePath path = member.Path;
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FOLD116_EventHoldsMutableState,
                member.Location,
                path.Place is null ? [] : [path.Place],
                ImmutableTypeName.PropertiesAt(path.Place, models),
                member.Name,
                type.Name,
                path.Steps,
                path.Cause,
                path.Advice));
        }
    }
}
