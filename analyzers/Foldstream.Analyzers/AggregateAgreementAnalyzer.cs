using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports an aggregate that leaves out events which another aggregate of its category covers, or that names the streams by another type of key.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AggregateAgreementAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD220_AggregatesDisagree];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        Compilation compilation = context.Compilation;
        Lazy<CategoryIndex> index = new(() => CategoryIndex.Build(compilation));
        context.RegisterSymbolAction(symbol => Analyze(symbol, index), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, Lazy<CategoryIndex> index)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownAttributes.FindAggregate(type) is not { } attribute || !SharedCategories.Of(context.Compilation, context.CancellationToken).Contains(attribute)) return;
        if (index.Value.Find(type) is not { } own) return;

        foreach (CoveredEvents other in index.Value.OthersThan(own))
        {
            if (own.KeyType != other.KeyType)
            {
                Report(
                    context, own, other, $"the key of '{own.Name}' is {KeyOf(own.KeyType)} and that of '{other.Name}' is {KeyOf(other.KeyType)}",
                    "Give both the same key, or categories of their own", ImmutableDictionary<string, string?>.Empty);
                return;
            }
        }

        foreach (CoveredEvents other in index.Value.OthersThan(own))
        {
            List<CoveredEvent> missing = [.. other.Events.Where(e => !own.Covers(e.EventName))];
            if (missing.Count == 0) continue;

            string names = MissingIgnores.Names(missing);
            string advice = missing.Count == 1 && missing[0].Type is not null
                ? $"Write an 'Apply' for it, or mark '{own.Name}' with [Ignores<{missing[0].Name}>]"
                : $"Write an 'Apply' for each, or mark '{own.Name}' with [Ignores<...>] for it";
            Report(context, own, other, $"'{own.Name}' neither folds nor ignores {names}: loading it from a stream with such an event fails", advice, MissingIgnores.Properties(missing, type, context));
            return;
        }
    }

    private static void Report(
        SymbolAnalysisContext context, CoveredEvents own, CoveredEvents other, string difference, string advice, ImmutableDictionary<string, string?> properties)
        => context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.FOLD220_AggregatesDisagree, own.Location, properties, own.Name, other.Name, own.Category, difference, advice));

    private static string KeyOf(string keyType) => $"a '{keyType.Substring(keyType.LastIndexOfAny(['.', ':']) + 1)}'";
}
