using System.Collections.Immutable;
using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Holds a subscription of an aggregate against the aggregate's events: it covers all of them, and handles no others.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SubscriptionCoverageAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD412_EventIsNotHandled, Descriptors.FOLD413_HandledEventIsForeign];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
        => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownAttributes.FindSubscription(type) is not { } attribute || SubscribedStreams.AggregateOf(attribute) is not { } aggregate) return;

        SemanticModels models = new(context.Compilation);
        if (SubscriptionParser.Parse(type, attribute, models, reporter: null, context.CancellationToken) is not { HasErrors: false } model) return;
        if (AggregateEvents.Of(aggregate, models, context.CancellationToken) is not { } events) return;

        HashSet<string> handled = [.. model.Handles.Select(handle => handle.EventType)], ignored = [.. model.Ignored];
        List<CoveredEvent> missing = [.. events.Select(Covered).Where(e => !handled.Contains(TypeNames.Full(e.Type!)) && !ignored.Contains(e.EventName))];
        if (missing.Count > 0) ReportMissing(context, type, aggregate, missing);

        HashSet<string> known = [.. events.Select(TypeNames.Full)];
        HashSet<string> byName = [.. aggregate.GetAttributes().Where(KnownAttributes.IsIgnoresName).Select(EventIdentity.TextOf).OfType<string>()];
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (!HandleMethodParser.IsNamedSo(method.Name) || !SourceParts.IsWritten(method) || method.Parameters is not [{ Type: INamedTypeSymbol e }, ..]) continue;
            if (known.Contains(TypeNames.Full(e)) || byName.Contains(Covered(e).EventName)) continue;

            Location location = HandleMethodParser.LocationOf(method, atParameter: true, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD413_HandledEventIsForeign, location, type.Name, e.Name, aggregate.Name));
        }
    }

    private static CoveredEvent Covered(INamedTypeSymbol e)
        => new(KnownAttributes.FindEvent(e) is { } attribute && EventIdentity.Read(attribute) is { } identity ? identity.Name : "", e.Name, e);

    private static void ReportMissing(SymbolAnalysisContext context, INamedTypeSymbol type, INamedTypeSymbol aggregate, List<CoveredEvent> missing)
    {
        string advice = missing.Count == 1
            ? $"Write a 'Handle' for it, or mark '{type.Name}' with [Ignores<{missing[0].Name}>]"
            : $"Write a 'Handle' for each, or mark '{type.Name}' with [Ignores<...>] for it";
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.FOLD412_EventIsNotHandled, SourceParts.Of(type, context.CancellationToken)[0].Identifier.GetLocation(),
            MissingIgnores.Properties(missing, type, context), type.Name, MissingIgnores.Names(missing), aggregate.Name, advice));
    }
}
