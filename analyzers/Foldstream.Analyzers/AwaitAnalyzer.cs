using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>
/// Reports a call of a repository, unit of work or store that nobody waits for. The compiler warns of it in asynchronous code only. A discard says
/// that this is meant.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AwaitAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD513_ResultIsNotAwaited];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known)
        => context.RegisterOperationAction(Analyze, OperationKind.ExpressionStatement);

    private static void Analyze(OperationAnalysisContext context)
    {
        IOperation value = ((IExpressionStatementOperation)context.Operation).Operation;
        while (value is IConditionalAccessOperation access) value = access.WhenNotNull;
        if (value is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured }) value = configured;
        if (value is not IInvocationOperation { Type: { Name: "Task" or "ValueTask" } type } call || !IsTask(type) || !FoldstreamCalls.IsOurs(call.TargetMethod)) return;

        SyntaxNode place = (call.Syntax as InvocationExpressionSyntax)?.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => call.Syntax,
        };
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD513_ResultIsNotAwaited, place.GetLocation(), call.TargetMethod.Name));
    }

    private static bool IsTask(ITypeSymbol type)
        => type.ContainingNamespace is { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };
}
