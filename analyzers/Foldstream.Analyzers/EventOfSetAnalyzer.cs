using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>
/// Reports an event that stands where one of an aggregate's set must. The compiler refuses it too, but only knows that a conversion is
/// missing; so the code it looks at never binds as a whole, and the target of an expression is read from the place where it stands.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventOfSetAnalyzer : FoldstreamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.FOLD213_EventIsNotOfTheSet];

    private protected override void Start(CompilationStartAnalysisContext context, KnownTypes known) => context.RegisterSyntaxNodeAction(
        Analyze,
        SyntaxKind.ReturnStatement,
        SyntaxKind.ArrowExpressionClause,
        SyntaxKind.SimpleLambdaExpression,
        SyntaxKind.ParenthesizedLambdaExpression,
        SyntaxKind.EqualsValueClause,
        SyntaxKind.SimpleAssignmentExpression,
        SyntaxKind.Argument);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        ExpressionSyntax? value = context.Node switch
        {
            ReturnStatementSyntax node => node.Expression,
            ArrowExpressionClauseSyntax node => node.Expression,
            LambdaExpressionSyntax node => node.ExpressionBody,
            EqualsValueClauseSyntax node => node.Value,
            AssignmentExpressionSyntax node => node.Right,
            ArgumentSyntax node => node.Expression,
            _ => null,
        };
        if (value is not null && TargetPlace.TypeOf(context.Node, context.SemanticModel, context.CancellationToken) is { } target) Check(value, target, context);
    }

    private static void Check(ExpressionSyntax value, ITypeSymbol target, SyntaxNodeAnalysisContext context)
    {
        switch (value)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                Check(parenthesized.Expression, target, context);
                break;
            case ConditionalExpressionSyntax conditional:
                Check(conditional.WhenTrue, target, context);
                Check(conditional.WhenFalse, target, context);
                break;
            case SwitchExpressionSyntax choice:
                foreach (SwitchExpressionArmSyntax arm in choice.Arms) Check(arm.Expression, target, context);
                break;
            case TupleExpressionSyntax tuple when target is INamedTypeSymbol { IsTupleType: true } type && type.TupleElements.Length == tuple.Arguments.Count:
                for (int i = 0; i < tuple.Arguments.Count; i++) Check(tuple.Arguments[i].Expression, type.TupleElements[i].Type, context);
                break;
            case TupleExpressionSyntax tuple when AggregateOf(target) is not null:
                // A decision that also returns a value.
                Check(tuple.Arguments[0].Expression, target, context);
                break;
            case CollectionExpressionSyntax collection:
                foreach (CollectionElementSyntax element in collection.Elements)
                {
                    if (element is ExpressionElementSyntax { Expression: var expression }) Check(expression, target, context);
                    else if (element is SpreadElementSyntax { Expression: var spread }) CheckSpread(spread, target, context);
                }

                break;
            case CastExpressionSyntax cast when context.SemanticModel.GetTypeInfo(cast.Type, context.CancellationToken).Type is { } type && AggregateOf(type) is not null:
                Check(cast.Expression, type, context);
                break;
            default:
                CheckEvent(value, target, context);
                break;
        }
    }

    /// <summary>What is spread is a collection expression in its turn, or has elements of one type.</summary>
    private static void CheckSpread(ExpressionSyntax spread, ITypeSymbol target, SyntaxNodeAnalysisContext context)
    {
        if (context.SemanticModel.GetTypeInfo(spread, context.CancellationToken).Type is { } type && ElementOf(type) is { } element) CheckEvent(spread, element, target, context);
        else Check(spread, target, context);
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol collection)
        => collection is IArrayTypeSymbol array ? array.ElementType
            : collection.AllInterfaces.Concat([collection]).OfType<INamedTypeSymbol>()
                .FirstOrDefault(type => type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];

    private static void CheckEvent(ExpressionSyntax value, ITypeSymbol target, SyntaxNodeAnalysisContext context)
        => CheckEvent(value, context.SemanticModel.GetTypeInfo(value, context.CancellationToken).Type, target, context);

    private static void CheckEvent(ExpressionSyntax value, ITypeSymbol? found, ITypeSymbol target, SyntaxNodeAnalysisContext context)
    {
        if (AggregateOf(target) is not { } set || found is not INamedTypeSymbol type || KnownAttributes.FindEvent(type) is null) return;

        List<ITypeSymbol> events = [.. set.Conversions.Select(conversion => conversion.Parameters[0].Type)];
        if (events.Contains(type, SymbolEqualityComparer.Default)) return;

        bool isNamesake = events.Any(e => e.Name == type.Name);
        string known = events.Count == 0 ? "none so far" : string.Join(", ", events.Select(NameOf));
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.FOLD213_EventIsNotOfTheSet, value.GetLocation(), NameOf(type), set.Aggregate.Name, known));

        // An event of the set may have the name of this one, and stand in another namespace.
        string NameOf(ITypeSymbol e) => isNamesake ? e.ToDisplayString() : e.Name;
    }

    /// <summary>The aggregate whose generated <c>Events</c> or <c>Events.Item</c> a type is, and the conversions from its events.</summary>
    private static (INamedTypeSymbol Aggregate, IEnumerable<IMethodSymbol> Conversions)? AggregateOf(ITypeSymbol target)
    {
        INamedTypeSymbol? set = target is { Name: "Item", ContainingType: { } outer } ? outer : target as INamedTypeSymbol;
        return set is { Name: GeneratedNames.Events, ContainingType: { } aggregate } && KnownAttributes.FindAggregate(aggregate) is not null
            && set.GetTypeMembers("Item").FirstOrDefault() is { } item
            ? (aggregate, item.GetMembers(WellKnownMemberNames.ImplicitConversionName).OfType<IMethodSymbol>())
            : null;
    }
}
