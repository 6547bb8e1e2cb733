using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports what the parser of aggregates finds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AggregateAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.FOLD201_AggregateMustBePartial,
        Descriptors.FOLD202_AggregateTypeIsUnusable,
        Descriptors.FOLD203_CategoryIsMalformed,
        Descriptors.FOLD204_KeyTypeIsUnsupported,
        Descriptors.FOLD205_FoldIsUnusable,
        Descriptors.FOLD206_EventIsFoldedTwice,
        Descriptors.FOLD207_FoldedTypeIsNotAnEvent,
        Descriptors.FOLD208_EventIsFoldedAndIgnored,
        Descriptors.FOLD209_AggregateHasNoInitialState,
        Descriptors.FOLD210_IgnoredNameIsMalformed,
        Descriptors.FOLD211_RecordMemberIsSettable,
        Descriptors.FOLD212_NameIsGenerated,
        Descriptors.FOLD214_DecideIsUnusable,
        Descriptors.FOLD215_EntityCollectionIsUnusable,
        Descriptors.FOLD216_EventLacksEntityKey,
        Descriptors.FOLD217_EntityIsUnusable,
        Descriptors.FOLD218_RecordHoldsMutableCollection,
        Descriptors.FOLD230_StateIsNotStorable,
        Descriptors.FOLD231_SnapshotEveryIsOutOfRange,
    ];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
        => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownAttributes.FindAggregate(type) is not { } attribute) return;

        AggregateParser.Parse(type, attribute, new SemanticModels(context.Compilation), new ProblemReporter(context.ReportDiagnostic), context.CancellationToken);
    }
}
