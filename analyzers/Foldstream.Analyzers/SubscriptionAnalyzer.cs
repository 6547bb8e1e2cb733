using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports what the parser of subscriptions finds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SubscriptionAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.FOLD401_SubscriptionMustBePartial,
        Descriptors.FOLD402_SubscriptionTypeIsUnusable,
        Descriptors.FOLD403_SubscriptionNameIsMalformed,
        Descriptors.FOLD405_HandleIsUnusable,
        Descriptors.FOLD406_EventIsHandledTwice,
        Descriptors.FOLD407_HandledTypeIsNotAnEvent,
        Descriptors.FOLD408_EventIsHandledAndIgnored,
        Descriptors.FOLD409_SubscriptionHandlesNothing,
        Descriptors.FOLD410_SubscribedStreamsAreUnclear,
        Descriptors.FOLD411_ShardsAreOutOfRange,
        Descriptors.FOLD414_SubscriptionConstructorIsUnclear,
        Descriptors.FOLD415_PassedByNameIsMalformed,
    ];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
        => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownAttributes.FindSubscription(type) is not { } attribute) return;

        SubscriptionParser.Parse(type, attribute, new SemanticModels(context.Compilation), new ProblemReporter(context.ReportDiagnostic), context.CancellationToken);
    }
}
