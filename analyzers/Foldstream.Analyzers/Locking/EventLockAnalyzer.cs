using System.Collections.Immutable;
using Foldstream.Locking;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers.Locking;

/// <summary>Reports what the names in <c>events.lock</c> say of the code: what is shipped and has none any more, what is retired and comes back, and what can't be read there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventLockAnalyzer : FoldstreamAnalyzer
{
    private static readonly ImmutableDictionary<string, string?> CanBeRetired = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.CanBeRetired, "true");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.FOLD302_ShippedEventIsGone, Descriptors.FOLD303_RetiredNameIsReused, Descriptors.FOLD304_ShippedAggregateIsChanged, Descriptors.FOLD305_EventLockIsMalformed];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        if (EventLockFile.Find(context.Options, context.CancellationToken) is not null) context.RegisterAdditionalFileAction(Analyze);
        if (EventLockFile.FindShipped(context.Options, context.CancellationToken) is { } file) context.RegisterSymbolAction(symbol => Analyze(symbol, file), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, EventLockFile file)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownAttributes.FindEvent(type) is { } e)
        {
            if (EventIdentity.Read(e) is { } identity && file.FindRetired(identity.Name, identity.Version) is { } retired) ReportRetired(context, type, e, "event name", retired);
        }
        else if (KnownAttributes.FindAggregate(type) is { } aggregate)
        {
            if (EventIdentity.TextOf(aggregate) is { } category && file.FindRetiredAggregate(category) is { } retired) ReportRetired(context, type, aggregate, "category", retired);
            ShippedAggregate.Check(context, file, type, aggregate);
        }
    }

    private static void ReportRetired(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute, string what, LockEntry retired)
    {
        Location name = Problems.LocationOf(attribute, type, null, context.CancellationToken);
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD303_RetiredNameIsReused, name, what, retired.Name, retired.Line.Number, type.Name));
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        if (!EventLockFile.Is(context.AdditionalFile) || EventLockFile.Of(context.AdditionalFile, context.CancellationToken) is not { } file) return;

        foreach (LockProblem problem in file.Problems)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD305_EventLockIsMalformed, file.LineOf(context.AdditionalFile.Path, problem.Line), problem.Text));
        }

        if (file.Problems.Count > 0) return;

        foreach (LockEntry entry in file.Lock.Shipped.Where(entry => !entry.IsRetired))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (entry is EventEntry e) CheckEvent(context, file, e);
            else if (entry is AggregateEntry aggregate) CheckAggregate(context, file, aggregate);
        }
    }

    private static void CheckEvent(AdditionalFileAnalysisContext context, EventLockFile file, EventEntry shipped)
    {
        WrittenNames names = WrittenNames.Of(context.Compilation, context.CancellationToken);
        int newest = names.NewestVersion(shipped.Name);
        if (newest >= shipped.Revision || names.IsUpcast(shipped.Name, shipped.Revision)) return;

        Location line = file.LineOf(context.AdditionalFile.Path, shipped.Line.Number);
        if (newest > 0)
        {
            Report($"the code has no more than version {newest}", $"Put the version back: what is stored as version {shipped.Revision} has other bytes", null);
        }
        else if (names.EventOf(shipped.ClrName) is { } renamed)
        {
            Report($"'{shipped.ClrName}', which stood for it, is called '{renamed}' now", $"Call it '{shipped.Name}' again, or write an upcaster with [Upcasts(\"{shipped.Name}\", {shipped.Revision})]", null);
        }
        else
        {
            Report(
                "no code reads it",
                $"Put the event back, write an upcaster with [Upcasts(\"{shipped.Name}\", {shipped.Revision})], or write 'retired' before this line and ignore the name in the aggregates whose streams may hold it",
                CanBeRetired);
        }

        void Report(string cause, string advice, ImmutableDictionary<string, string?>? properties)
            => context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD302_ShippedEventIsGone, line, properties, shipped.Name, shipped.Revision, cause, advice));
    }

    private static void CheckAggregate(AdditionalFileAnalysisContext context, EventLockFile file, AggregateEntry shipped)
    {
        // One whose type has another category is reported there.
        WrittenNames names = WrittenNames.Of(context.Compilation, context.CancellationToken);
        if (names.HasCategory(shipped.Name) || names.CategoryOf(shipped.ClrName) is not null) return;

        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.FOLD304_ShippedAggregateIsChanged, file.LineOf(context.AdditionalFile.Path, shipped.Line.Number), CanBeRetired,
            shipped.Name, "no aggregate has it", "what its streams hold can't be replayed", "Put the aggregate back, or write 'retired' before this line"));
    }
}
