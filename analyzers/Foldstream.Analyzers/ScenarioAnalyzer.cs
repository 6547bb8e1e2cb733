using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>
/// Reports a scenario that ends before it says what it expects: a test that can't fail. It may stand as a statement, be kept in a variable that is never
/// looked at, or be what a test returns to its runner. A discard says that this is meant.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ScenarioAnalyzer : FoldstreamAnalyzer
{
    private const string Testing = "Foldstream.Testing.";

    /// <summary>What the runner of a test framework calls, and takes no result from.</summary>
    private static readonly string[] Tests = ["FactAttribute", "TheoryAttribute", "TestAttribute", "TestCaseAttribute", "TestMethodAttribute", "DataTestMethodAttribute"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD501_ScenarioAssertsNothing];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
    {
        if (context.Compilation.GetTypeByMetadataName(Testing + "Scenario`1") is not { } scenario) return;

        INamedTypeSymbol?[] results =
            [context.Compilation.GetTypeByMetadataName(Testing + "ScenarioResult`1"), context.Compilation.GetTypeByMetadataName(Testing + "ScenarioResult`2")];
        context.RegisterOperationAction(operation => Judge(((IExpressionStatementOperation)operation.Operation).Operation, operation, scenario, results), OperationKind.ExpressionStatement);
        context.RegisterOperationAction(operation => AnalyzeVariable(operation, scenario, results), OperationKind.VariableDeclarator);
        context.RegisterOperationAction(operation => AnalyzeReturn(operation, scenario, results), OperationKind.Return);
    }

    private static void AnalyzeVariable(OperationAnalysisContext context, INamedTypeSymbol scenario, INamedTypeSymbol?[] results)
    {
        IVariableDeclaratorOperation declarator = (IVariableDeclaratorOperation)context.Operation;
        if (declarator.Symbol is not { Name: not "_", Type: { Name: "Scenario" or "ScenarioResult" } } || declarator.GetVariableInitializer() is not { Value: var value }) return;
        if (!Uses.Of(declarator.Symbol, Uses.FunctionOf(declarator)).Any()) Judge(value, context, scenario, results);
    }

    private static void AnalyzeReturn(OperationAnalysisContext context, INamedTypeSymbol scenario, INamedTypeSymbol?[] results)
    {
        if (((IReturnOperation)context.Operation).ReturnedValue is not { Type: { Name: "Scenario" or "ScenarioResult" } } value) return;
        if (Uses.FunctionOf(context.Operation).Parent is null && context.ContainingSymbol.GetAttributes().Any(attribute => Tests.Contains(attribute.AttributeClass?.Name))) Judge(value, context, scenario, results);
    }

    private static void Judge(IOperation value, OperationAnalysisContext context, INamedTypeSymbol scenario, INamedTypeSymbol?[] results)
    {
        while (value is IConditionalAccessOperation conditional) value = conditional.WhenNotNull;
        if (FoldstreamCalls.Unwrap(value) is not IInvocationOperation { Type: INamedTypeSymbol type } last) return;

        bool isBeforeDecision = SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, scenario);
        bool isDecision = results.Contains(type.OriginalDefinition, SymbolEqualityComparer.Default) && last.TargetMethod.Name.StartsWith("When", StringComparison.Ordinal);
        if (!isBeforeDecision && !isDecision) return;

        SyntaxNode place = (last.Syntax as InvocationExpressionSyntax)?.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => last.Syntax,
        };
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.FOLD501_ScenarioAssertsNothing, place.GetLocation(), type.TypeArguments[0].Name, last.TargetMethod.Name, isDecision ? "Say" : "Decide with When, and say"));
    }
}
