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
            if (EventIdentity.Read(e) is { } identity)
            {
                if (file.FindRetired(identity.Name, identity.Version) is { } retired) ReportRetired(context, type, e, "event name", retired);
                ExchangedNames.ReportEvent(context, file, type, e, identity.Name);
            }

            GoneFromCode.Report(context, file, type, e);
        }
        else if (KnownAttributes.FindAggregate(type) is { } aggregate)
        {
            if (EventIdentity.TextOf(aggregate) is { } category)
            {
                if (file.FindRetiredAggregate(category) is { } retired) ReportRetired(context, type, aggregate, "category", retired);
                ExchangedNames.ReportAggregate(context, file, type, aggregate, category);
            }

            ShippedAggregate.Check(context, file, type, aggregate);
            GoneFromCode.Report(context, file, type, aggregate);
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

        WrittenNames names = WrittenNames.Of(context.Compilation, context.CancellationToken);
        foreach (LockEntry entry in file.Lock.Shipped)
        {
            if (GoneFromCode.Find(entry, names) is { } gone) context.ReportDiagnostic(gone.At(file.LineOf(context.AdditionalFile.Path, entry.Line.Number)));
        }
    }
}
