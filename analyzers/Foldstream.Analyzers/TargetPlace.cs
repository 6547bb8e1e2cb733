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
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => model.GetTypeInfo(declaration.Type, cancellation).Type,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => model.GetTypeInfo(property.Type, cancellation).Type,
        AssignmentExpressionSyntax assignment => model.GetTypeInfo(assignment.Left, cancellation).Type,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => SetOfReceiver(call, Scenarios, model, cancellation),
        _ => null,
    };

    private static SyntaxNode? FunctionAround(SyntaxNode node)
        => node.Ancestors().FirstOrDefault(ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax);

    private static ITypeSymbol? ResultOf(SyntaxNode? function, SemanticModel model, CancellationToken cancellation) => function switch
    {
        AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } }
            when SetOfReceiver(call, Decisions, model, cancellation) is { } set => set,
        AnonymousFunctionExpressionSyntax => (model.GetSymbolInfo(function, cancellation).Symbol as IMethodSymbol)?.ReturnType,
        BasePropertyDeclarationSyntax property => model.GetTypeInfo(property.Type, cancellation).Type,
        null => null,
        _ => (model.GetDeclaredSymbol(function, cancellation) as IMethodSymbol)?.ReturnType,
    };

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
