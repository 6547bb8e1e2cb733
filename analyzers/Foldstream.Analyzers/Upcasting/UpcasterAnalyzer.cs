using System.Collections.Immutable;
using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers.Upcasting;

/// <summary>Reports upcasters that take or lead to what is not there, each where it stands; the others are looked up in an index made on demand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UpcasterAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.FOLD320_UpcasterIsUnusable,
        Descriptors.FOLD322_UpcasterLeadsNowhere,
        Descriptors.FOLD323_UpcastersGoInCircles,
        Descriptors.FOLD324_UpcasterIsNotNeeded,
        Descriptors.FOLD325_OldVersionIsUpcastTwice,
        Descriptors.FOLD326_OldVersionNameIsTaken,
    ];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        context.RegisterSymbolAction(AnalyzeNames, SymbolKind.NamedType);
        context.RegisterSymbolAction(Analyze, SymbolKind.Method);
    }

    private static void AnalyzeNames(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownAttributes.FindEvent(type) is not { } attribute || EventIdentity.Read(attribute) is not { Version: > 1 } identity) return;

        Problems problems = new(new ProblemReporter(context.ReportDiagnostic));
        UpcasterNames.Taken(type, SourceParts.Of(type, context.CancellationToken), name => OldVersionNames.VersionOf(name) < identity.Version, problems);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        if (method.MethodKind != MethodKind.Ordinary || method.ContainingType is not { } type) return;

        AttributeData? marked = method.GetAttributes().FirstOrDefault(KnownAttributes.IsUpcasts);
        AttributeData? declared = marked is null && method.Name == OldVersionNames.Upcast ? KnownAttributes.FindEvent(type) : null;
        if ((marked ?? declared) is null || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is not MethodDeclarationSyntax syntax) return;

        SemanticModels models = new(context.Compilation);
        ProblemReporter reporter = new(context.ReportDiagnostic);
        UpcasterModel? upcaster = marked is not null
            ? UpcasterParser.ParseMarked(syntax, marked, type, models, reporter, context.CancellationToken)
            : EventIdentity.Read(declared!) is { } identity ? UpcasterParser.OfEvent(type, identity, syntax, models, reporter, context.CancellationToken) : null;
        if (upcaster is { HasErrors: false }) new UpcasterCheck(context, upcaster, syntax).Run();
    }
}
