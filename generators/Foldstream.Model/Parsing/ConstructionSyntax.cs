using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Finds what runs on a record's members whenever one is made, and so whenever one is read.</summary>
internal static class ConstructionSyntax
{
    /// <summary>Code in the construction.</summary>
    /// <param name="Member">The member that it looks at, or is the value of.</param>
    /// <param name="Node">The code.</param>
    /// <param name="Refuses">Whether it can throw; otherwise it can only change the value.</param>
    internal readonly record struct Run(string Member, SyntaxNode Node, bool Refuses);

    public static IEnumerable<Run> Find(IReadOnlyList<TypeDeclarationSyntax> parts)
    {
        HashSet<string> parameters = [.. parts.SelectMany(part => part.ParameterList?.Parameters ?? []).Select(parameter => parameter.Identifier.ValueText)];
        foreach (TypeDeclarationSyntax part in parts)
        {
            if (part.BaseList?.Types.FirstOrDefault() is PrimaryConstructorBaseTypeSyntax { ArgumentList: { } arguments } && Throws(arguments)) yield return new(part.Identifier.ValueText, arguments, Refuses: true);

            foreach (MemberDeclarationSyntax member in part.Members)
            {
                if (member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword)) continue;

                if (member is FieldDeclarationSyntax field)
                {
                    foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
                    {
                        if (variable.Initializer is { Value: var value } && Throws(value)) yield return new(variable.Identifier.ValueText, value, Refuses: true);
                    }
                }
                else if (member is PropertyDeclarationSyntax property)
                {
                    foreach (Run run in OfProperty(property, parameters.Contains(property.Identifier.ValueText))) yield return run;
                }
            }
        }
    }

    private static IEnumerable<Run> OfProperty(PropertyDeclarationSyntax property, bool redeclares)
    {
        string name = property.Identifier.ValueText;
        if (property.Initializer is { Value: var value })
        {
            bool throws = Throws(value);
            if (throws || (redeclares && !Gives(value, name))) yield return new(name, value, throws);
        }

        AccessorDeclarationSyntax? init = property.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.InitAccessorDeclaration));
        SyntaxNode? body = (SyntaxNode?)init?.Body ?? init?.ExpressionBody;
        if (body is not null && !Stores(body)) yield return new(name, body, Throws(body));
    }

    /// <summary>Whether an accessor stores the value that it is given, and does no more.</summary>
    private static bool Stores(SyntaxNode body)
    {
        ExpressionSyntax? expression = body switch
        {
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            BlockSyntax { Statements: [ExpressionStatementSyntax only] } => only.Expression,
            _ => null,
        };
        return expression is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && Gives(assignment.Right, "value");
    }

    /// <summary>
    /// Whether an expression gives a value as it is, or stands in for one that is missing, as a declared default does: <c>A</c>, <c>A!</c>,
    /// <c>A ?? ""</c>, <c>A.IsDefault ? [] : A</c>.
    /// </summary>
    private static bool Gives(ExpressionSyntax expression, string name)
    {
        switch (Plain(expression))
        {
            case IdentifierNameSyntax identifier:
                return identifier.Identifier.ValueText == name;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return Gives(coalesce.Left, name) && IsConstant(coalesce.Right);
            case ConditionalExpressionSyntax { Condition: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsDefault" or "IsDefaultOrEmpty" } condition } choice:
                return Gives(condition.Expression, name) && IsConstant(choice.WhenTrue) && Gives(choice.WhenFalse, name);
            default:
                return false;
        }
    }

    private static ExpressionSyntax Plain(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Plain(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => Plain(inner.Operand),
        _ => expression,
    };

    private static bool IsConstant(ExpressionSyntax expression) => Plain(expression) switch
    {
        LiteralExpressionSyntax => true,
        DefaultExpressionSyntax => true,
        CollectionExpressionSyntax { Elements.Count: 0 } => true,
        IdentifierNameSyntax { Identifier.ValueText: var named } => IsNamedConstant(named),
        MemberAccessExpressionSyntax { Expression: var holder, Name.Identifier.ValueText: var named } => IsNamedConstant(named) && (holder is PredefinedTypeSyntax or GenericNameSyntax || IsConstant(holder)),
        _ => false,
    };

    /// <summary>What a name stands for is not asked: a constant, or a static that is one, as <c>Address.Unknown</c> is. A clock is none.</summary>
    private static bool IsNamedConstant(string name) => name is not ("Now" or "UtcNow" or "Today") && !name.StartsWith("Current", StringComparison.Ordinal);

    /// <summary>Whether code throws, or calls what says by its name that it does.</summary>
    private static bool Throws(SyntaxNode code)
        => code.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax).Any(node => node switch
        {
            ThrowExpressionSyntax or ThrowStatementSyntax => true,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called } } => SaysThrow(called),
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var called } } => SaysThrow(called),
            _ => false,
        });

    private static bool SaysThrow(string called) => called.StartsWith("Throw", StringComparison.Ordinal);
}
