using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports what the parser of events finds: the generator emits from the very same parse.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.FOLD101_EventMustBePartial,
        Descriptors.FOLD102_EventMustBeImmutableRecord,
        Descriptors.FOLD103_EventMemberIsSettable,
        Descriptors.FOLD104_EventMemberHasNoWireForm,
        Descriptors.FOLD105_EventTypeIsUnusable,
        Descriptors.FOLD106_EventMembersAreSpread,
        Descriptors.FOLD107_EventNameIsMalformed,
        Descriptors.FOLD108_EventVersionIsOutOfRange,
        Descriptors.FOLD110_EventStateIsNotSerialised,
        Descriptors.FOLD111_EventNeedsPrimaryConstructor,
    ];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
        => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownAttributes.FindEvent(type) is not { } attribute) return;

        EventParser.Parse(type, attribute, new SemanticModels(context.Compilation), new ProblemReporter(context.ReportDiagnostic), context.CancellationToken);
    }
}
