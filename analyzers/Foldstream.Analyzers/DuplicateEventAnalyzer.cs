using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>Reports two events of one identity, at each of them, as they are typed: the other one is looked up in an index made on demand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateEventAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD109_EventIsDuplicate];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        Compilation compilation = context.Compilation;
        Lazy<EventIndex> index = new(() => EventIndex.Build(compilation, known));
        context.RegisterSymbolAction(symbol => Analyze(symbol, index), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, Lazy<EventIndex> index)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownAttributes.FindEvent(type) is not { } attribute || EventIdentity.Read(attribute) is not { } identity) return;
        if (index.Value.FindOther(identity, TypeNames.Metadata(type)) is not { } other) return;

        Location location = Problems.LocationOf(attribute, type, null, context.CancellationToken);
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD109_EventIsDuplicate, location, identity.Name, identity.Version, TypeNames.Metadata(type), other));
    }
}
