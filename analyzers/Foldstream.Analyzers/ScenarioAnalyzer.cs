using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>Reports a scenario that ends before it says what it expects: a test that can't fail. A discard says that this is meant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ScenarioAnalyzer : FoldstreamAnalyzer
{
    private const string Testing = "Foldstream.Testing.";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD501_ScenarioAssertsNothing];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        if (context.Compilation.GetTypeByMetadataName(Testing + "Scenario`1") is not { } scenario) return;

        INamedTypeSymbol?[] results =
            [context.Compilation.GetTypeByMetadataName(Testing + "ScenarioResult`1"), context.Compilation.GetTypeByMetadataName(Testing + "ScenarioResult`2")];
        context.RegisterOperationAction(operation => Analyze(operation, scenario, results), OperationKind.ExpressionStatement);
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol scenario, INamedTypeSymbol?[] results)
    {
        if (((IExpressionStatementOperation)context.Operation).Operation is not IInvocationOperation { Type: INamedTypeSymbol type } last) return;

        bool isBeforeDecision = SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, scenario);
        bool isDecision = results.Contains(type.OriginalDefinition, SymbolEqualityComparer.Default) && last.TargetMethod.Name.StartsWith("When", StringComparison.Ordinal);
        if (!isBeforeDecision && !isDecision) return;

        SyntaxNode place = last.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name : last.Syntax;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.FOLD501_ScenarioAssertsNothing, place.GetLocation(), type.TypeArguments[0].Name, last.TargetMethod.Name, isDecision ? "Say" : "Decide with When, and say"));
    }
}
