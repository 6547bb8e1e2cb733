using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>
/// Reports two events of one identity, at each of them, as they are typed: the other one is looked up in an index made on demand. Two that referenced
/// assemblies bring are reported where a host puts them together.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateEventAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD109_EventIsDuplicate];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        Compilation compilation = context.Compilation;
        Lazy<EventIndex> index = new(() => EventIndex.Of(compilation, known, CancellationToken.None));
        context.RegisterSymbolAction(symbol => Analyze(symbol, index), SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(node => AnalyzeHost(node, index), SyntaxKind.InvocationExpression);
    }

    private static void AnalyzeHost(SyntaxNodeAnalysisContext context, Lazy<EventIndex> index)
    {
        if (context.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "AddFoldstream" } name } }) return;

        foreach ((EventIdentity identity, string first, string second) in index.Value.ReferencedPairs())
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD109_EventIsDuplicate, name.GetLocation(), identity.Name, identity.Version, first, second));
        }
    }

    private static void Analyze(SymbolAnalysisContext context, Lazy<EventIndex> index)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownAttributes.FindEvent(type) is not { } attribute || EventIdentity.Read(attribute) is not { Name.Length: > 0 } identity) return;
        if (index.Value.FindOther(identity, TypeNames.Metadata(type)) is not { } other) return;

        Location location = Problems.LocationOf(attribute, type, null, context.CancellationToken);
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD109_EventIsDuplicate, location, identity.Name, identity.Version, TypeNames.Metadata(type), other));
    }
}
