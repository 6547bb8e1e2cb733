using System.Collections.Immutable;
using Foldstream.Analyzers.Locking;
using Foldstream.Locking;
using Foldstream.Model;
using Foldstream.Parsing;
using Foldstream.Upcasting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers.Upcasting;

/// <summary>Reports events whose old versions nobody takes, and aggregates that fold a part of what has become of an old event.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OldEventAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD321_UpcasterIsMissing, Descriptors.FOLD327_UpcastEventIsNotFolded];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
        => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownAttributes.FindEvent(type) is { } e) AnalyzeEvent(context, type, e);
        else if (KnownAttributes.FindAggregate(type) is { } aggregate) AnalyzeAggregate(context, type, aggregate);
    }

    private static void AnalyzeEvent(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute)
    {
        if (EventIdentity.Read(attribute) is not { Version: > 1 } identity || EventLockFile.FindShipped(context.Options, context.CancellationToken) is not { } file) return;

        foreach (EventEntry old in file.Lock.Shipped.OfType<EventEntry>().Where(entry => entry.Name == identity.Name && entry.Revision < identity.Version && !entry.IsRetired))
        {
            // A version that the code still has needs no upcaster.
            if (UpcasterIndex.Of(context.Compilation, context.CancellationToken).Takes(new OldVersionKey(old.Name, old.Revision))) continue;
            if (WrittenNames.Of(context.Compilation, context.CancellationToken).HasEvent(old.Name, old.Revision)) continue;

            string advice = $"write 'private static {type.Name} Upcast(in {OldVersionNames.Of(old.Revision)} old)' in '{type.Name}'";
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.FOLD321_UpcasterIsMissing, Problems.LocationOf(attribute, type, "Version", context.CancellationToken),
                attribute.ApplicationSyntaxReference is { } place ? [place.GetSyntax(context.CancellationToken).GetLocation()] : [],
                PropertiesOf(file, type, attribute, old, context), old.Name, old.Revision, advice));
        }
    }

    /// <summary>None, so that there is no fix, for an event that has errors.</summary>
    private static ImmutableDictionary<string, string?>? PropertiesOf(EventLockFile file, INamedTypeSymbol type, AttributeData attribute, EventEntry old, SymbolAnalysisContext context)
    {
        SemanticModels models = new(context.Compilation);
        return EventParser.Parse(type, attribute, models, reporter: null, context.CancellationToken) is { HasErrors: false } model
            ? new ShippedEvent(file, type, attribute, model, models).UpcasterOf(old, context.CancellationToken)
            : null;
    }

    private static void AnalyzeAggregate(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute)
    {
        UpcastGraph graph = UpcasterIndex.Of(context.Compilation, context.CancellationToken).Graph;
        if (graph.Steps.Count == 0 || AggregateParser.Parse(type, attribute, new SemanticModels(context.Compilation), reporter: null, context.CancellationToken) is not { HasErrors: false } model) return;

        foreach (UpcastStep step in graph.Steps)
        {
            foreach (string unknown in UpcastPlan.Unknown(model, graph, step))
            {
                string all = string.Join(", ", step.Results.Select(result => ShortName(result.Type)));
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.FOLD327_UpcastEventIsNotFolded, type.Locations[0], step.Key.EventName, step.Key.Version, all, type.Name, ShortName(unknown)));
            }
        }
    }

    private static string ShortName(string fullName) => fullName.Substring(fullName.LastIndexOfAny(['.', ':']) + 1).TrimStart('@');
}
