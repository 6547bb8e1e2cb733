using System.Collections.Immutable;
using Foldstream.Analyzers.Locking;
using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>
/// Reports what the parser of events finds: the generator emits from the very same parse. What is shipped is held against it as well, so that no event is parsed twice.
/// </summary>
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
        Descriptors.FOLD301_ShippedEventIsChanged,
    ];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        EventLockFile? file = EventLockFile.FindShipped(context.Options, context.CancellationToken);
        context.RegisterSymbolAction(symbol => Analyze(symbol, file), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, EventLockFile? file)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownAttributes.FindEvent(type) is not { } attribute) return;

        SemanticModels models = new(context.Compilation);
        EventModel? model = EventParser.Parse(type, attribute, models, new ProblemReporter(context.ReportDiagnostic), context.CancellationToken);

        // What has errors has no shape.
        if (file is not null && model is { HasErrors: false }) new ShippedEvent(file, type, attribute, model, models).Check(context);
    }
}
