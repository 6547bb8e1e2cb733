using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports two subscriptions of one name in a project, at each of them. Those of other projects are not seen here.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SubscriptionNameAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD404_SubscriptionIsDuplicate];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
        => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownAttributes.FindSubscription(type) is not { } attribute || EventIdentity.TextOf(attribute) is not { Length: > 0 } name) return;

        string own = TypeNames.Metadata(type);
        if (SubscriptionNames.Of(context.Compilation, context.CancellationToken).FindOther(name, own) is not { } other) return;

        Location location = Problems.LocationOf(attribute, type, null, context.CancellationToken);
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD404_SubscriptionIsDuplicate, location, name, own, other));
    }
}
