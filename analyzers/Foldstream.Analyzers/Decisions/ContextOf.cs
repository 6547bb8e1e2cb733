using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers.Decisions;

/// <summary>How a decision gets at its context: it has one, or can take one.</summary>
internal static class ContextOf
{
    private static readonly string[] Names = ["ctx", "context", "decision"];

    /// <summary>What a fix must know; null when it could not be compiled.</summary>
    public static ImmutableDictionary<string, string?>? Describe(IAnonymousFunctionOperation decision, IInvocationOperation call, ClockReading reading)
    {
        IParameterSymbol? has = decision.Symbol.Parameters.FirstOrDefault(parameter => DecisionCalls.IsContext(parameter.Type));
        if (has is not null) return has.Name == "_" || has.IsDiscard ? null : Properties(has.Name, adds: false, reading);

        return call.Syntax is InvocationExpressionSyntax invocation && decision.Syntax is LambdaExpressionSyntax lambda && call.SemanticModel is { } model
            && NameFor(lambda, model) is { } name && Compiles(invocation, lambda, name, reading, model)
            ? Properties(name, adds: true, reading)
            : null;
    }

    private static ImmutableDictionary<string, string?> Properties(string name, bool adds, ClockReading reading)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Context, name).Add(FixProperties.Time, name + reading.Time);
        return adds ? properties.Add(FixProperties.AddsContext, "") : properties;
    }

    private static string? NameFor(LambdaExpressionSyntax lambda, SemanticModel model)
        => Names.FirstOrDefault(name => model.LookupSymbols(lambda.Body.SpanStart, name: name).IsEmpty
            && !lambda.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name));

    private static bool Compiles(InvocationExpressionSyntax invocation, LambdaExpressionSyntax lambda, string name, ClockReading reading, SemanticModel model)
    {
        ParameterSyntax added = SyntaxFactory.Parameter(SyntaxFactory.Identifier(name));
        LambdaExpressionSyntax withTime = lambda.ReplaceNode(reading.Operation.Syntax, SyntaxFactory.ParseExpression(name + reading.Time));
        LambdaExpressionSyntax? extended = withTime switch
        {
            SimpleLambdaExpressionSyntax simple => SyntaxFactory.ParenthesizedLambdaExpression(SyntaxFactory.ParameterList([simple.Parameter, added]), simple.Body),
            ParenthesizedLambdaExpressionSyntax several when several.ParameterList.Parameters.All(parameter => parameter.Type is null) => several.AddParameterListParameters(added),
            _ => null,
        };
        return extended is not null
            && model.GetSpeculativeSymbolInfo(invocation.SpanStart, invocation.ReplaceNode(lambda, extended), SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol method
            && DecisionCalls.Takes(method);
    }
}
