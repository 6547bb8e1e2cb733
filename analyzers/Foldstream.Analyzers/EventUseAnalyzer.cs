using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Points out events that nothing takes, in a project that has aggregates.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventUseAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD123_EventIsUnused];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        EventUses uses = new(context.Compilation);
        context.RegisterSymbolAction(symbol => Analyze(symbol, uses), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, EventUses uses)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownAttributes.FindEvent(type) is not { } attribute || EventIdentity.Read(attribute) is not { } identity) return;
        if (attribute.NamedArguments.Any(argument => argument is { Key: "Integration", Value.Value: true })) return;
        if (!uses.HasAggregates || uses.Take(type, identity)) return;

        if (SourceParts.Of(type, context.CancellationToken) is [{ } part, ..])
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD123_EventIsUnused, part.Identifier.GetLocation(), type.Name));
        }
    }
}
