using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>
/// Recognises an upcaster that only hands members over, <c>=> new(old.A, old.B, 3)</c>, from its syntax: a member that ends where no fold reads it need not be
/// decoded.
/// </summary>
internal static class UpcastMapping
{
    /// <summary>The expressions that make the results; null where the body does more.</summary>
    public static List<ExpressionSyntax?> ValuesOf(MethodDeclarationSyntax method, int count)
    {
        ExpressionSyntax? body = method.ExpressionBody?.Expression
            ?? (method.Body?.Statements is [ReturnStatementSyntax { Expression: { } returned }] ? returned : null);
        if (count == 1) return [body];

        return body is TupleExpressionSyntax tuple && tuple.Arguments.Count == count
            ? [.. tuple.Arguments.Select(argument => (ExpressionSyntax?)argument.Expression)]
            : [.. Enumerable.Repeat<ExpressionSyntax?>(null, count)];
    }

    /// <param name="method">The upcaster.</param>
    /// <param name="value">The expression that makes the result.</param>
    /// <param name="type">The result's type.</param>
    public static EquatableArray<MappedArgument>? Of(MethodDeclarationSyntax method, ExpressionSyntax? value, TypeSyntax type)
    {
        if (method.ParameterList.Parameters is not [{ Identifier.ValueText: var old }]) return null;
        if (value is not BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList: { } list }) return null;
        if (value is ObjectCreationExpressionSyntax { Type: var made } && !made.IsEquivalentTo(type)) return null;

        List<MappedArgument> arguments = [];
        foreach (ArgumentSyntax argument in list.Arguments)
        {
            if (argument.RefKindKeyword.RawKind != 0) return null;

            string? source = argument.Expression is MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression, Expression: IdentifierNameSyntax { Identifier.ValueText: var read }, Name: IdentifierNameSyntax member }
                && read == old ? member.Identifier.ValueText
                : argument.Expression.DescendantNodesAndSelf().Any(node => node is SimpleNameSyntax name && name.Identifier.ValueText == old) ? null
                : "";
            if (source is null) return null;

            arguments.Add(new MappedArgument(argument.NameColon?.Name.Identifier.ValueText, source));
        }

        return arguments.ToEquatableArray();
    }
}
