using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Analyzers;

/// <summary>
/// The type that an expression must have where it stands, also where it doesn't and nothing around it binds: what its method returns, its
/// variable's type, or the event set of the aggregate whose repository or scenario is called.
/// </summary>
internal static class TargetPlace
{
    private static readonly string[] Decisions = ["ExecuteAsync", "StartAsync", "When"];
    private static readonly string[] Scenarios = ["Given", "Then"];

    public static ITypeSymbol? TypeOf(SyntaxNode place, SemanticModel model, CancellationToken cancellation) => place switch
    {
        ReturnStatementSyntax => ResultOf(FunctionAround(place), model, cancellation),
        ArrowExpressionClauseSyntax { Parent: { } function } => ResultOf(function, model, cancellation),
        LambdaExpressionSyntax => ResultOf(place, model, cancellation),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } when MayNameSet(declaration.Type)
            => model.GetTypeInfo(declaration.Type, cancellation).Type,
        EqualsValueClauseSyntax { Value: CastExpressionSyntax cast } when MayNameSet(cast.Type) => model.GetTypeInfo(cast.Type, cancellation).Type,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } when MayNameSet(property.Type) => model.GetTypeInfo(property.Type, cancellation).Type,
        AssignmentExpressionSyntax { Right: ObjectCreationExpressionSyntax or CollectionExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax } assignment
            => model.GetTypeInfo(assignment.Left, cancellation).Type,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => SetOfReceiver(call, Scenarios, model, cancellation),
        _ => null,
    };

    private static SyntaxNode? FunctionAround(SyntaxNode node)
        => node.Ancestors().FirstOrDefault(ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax);

    private static ITypeSymbol? ResultOf(SyntaxNode? function, SemanticModel model, CancellationToken cancellation) => function switch
    {
        AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } }
            when SetOfReceiver(call, Decisions, model, cancellation) is { } set => set,
        AnonymousFunctionExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } } when MayNameSet(declaration.Type)
            => (model.GetSymbolInfo(function, cancellation).Symbol as IMethodSymbol)?.ReturnType,
        AnonymousFunctionExpressionSyntax { Parent: CastExpressionSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or AssignmentExpressionSyntax }
            => (model.GetSymbolInfo(function, cancellation).Symbol as IMethodSymbol)?.ReturnType,
        BasePropertyDeclarationSyntax property when MayNameSet(property.Type) => model.GetTypeInfo(property.Type, cancellation).Type,
        AccessorDeclarationSyntax { Parent.Parent: BasePropertyDeclarationSyntax property } when MayNameSet(property.Type) => model.GetTypeInfo(property.Type, cancellation).Type,
        MethodDeclarationSyntax method when MayNameSet(method.ReturnType) => model.GetTypeInfo(method.ReturnType, cancellation).Type,
        LocalFunctionStatementSyntax local when MayNameSet(local.ReturnType) => model.GetTypeInfo(local.ReturnType, cancellation).Type,
        _ => null,
    };

    /// <summary>Asked of every declaration, so that it looks at the text alone. Who gives the set another name by an alias still has the compiler's error.</summary>
    private static bool MayNameSet(TypeSyntax type)
        => type is not PredefinedTypeSyntax && type.DescendantTokens().Any(token => token.ValueText is GeneratedNames.Events or "Item");

    /// <summary>Of <c>carts.ExecuteAsync(..)</c> and <c>scenario.Given(..)</c>: the aggregate's events.</summary>
    private static INamedTypeSymbol? SetOfReceiver(InvocationExpressionSyntax call, string[] names, SemanticModel model, CancellationToken cancellation)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access || !names.Contains(name)) return null;
        if (model.GetTypeInfo(access.Expression, cancellation).Type is not INamedTypeSymbol receiver) return null;

        return receiver.AllInterfaces.Add(receiver)
            .Where(type => type is { TypeKind: TypeKind.Interface, Arity: 2, Name: "IRepository" or "IGiven" or "IWhen" or "IThen" })
            .Where(type => type.ContainingAssembly.Name == "Foldstream")
            .Select(type => type.TypeArguments[0])
            .Where(aggregate => KnownAttributes.FindAggregate(aggregate) is not null && (names == Scenarios || aggregate.IsRecord))
            .Select(aggregate => aggregate.GetTypeMembers(GeneratedNames.Events).FirstOrDefault())
            .FirstOrDefault(set => set is not null);
    }
}
