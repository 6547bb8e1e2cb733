using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Says whether a method or a constructor can fold an event.</summary>
internal static class FoldMethodParser
{
    public static FoldMethod Describe(IMethodSymbol method)
        => new(method.Parameters[0].RefKind == RefKind.In, TakesContext: method.Parameters.Length == 2);

    /// <summary>Why an <c>Apply</c> with an event can't be called by a replay, as the rest of a sentence; null when it can.</summary>
    public static string? WhyUnusable(IMethodSymbol method)
    {
        if (method.IsStatic) return "it is static; a fold step changes the aggregate that it belongs to";
        if (method.IsGenericMethod) return "it is generic; write one 'Apply' per event";
        if (method.IsAsync) return "it is async; a replay does not wait, so fetch before the decision and put the result into the event";
        if (!method.ReturnsVoid) return $"it returns '{TypeNames.Short(method.ReturnType)}'; a fold step returns nothing";
        if (method.IsAbstract || method.IsVirtual || method.IsOverride) return "it is abstract, virtual or an override; a fold step is the aggregate's own";

        return WhyParametersUnusable(method);
    }

    /// <summary>The same for the parameters, which birth constructors share.</summary>
    public static string? WhyParametersUnusable(IMethodSymbol method)
    {
        IParameterSymbol first = method.Parameters[0];
        if (first.RefKind is not (RefKind.None or RefKind.In)) return $"it takes the event as '{KeywordOf(first.RefKind)}'; take it as 'in' or by value";
        if (first.IsParams || first.IsOptional) return "its event is an optional parameter; every event is given";
        if (method.Parameters.Length == 1) return null;

        IParameterSymbol second = method.Parameters[1];
        if (method.Parameters.Length > 2) return "it has more parameters than the event and 'in EventContext'";
        if (!KnownAttributes.IsEventContext(second.Type)) return $"its second parameter is a '{TypeNames.Short(second.Type)}'; only 'in EventContext' may follow the event";
        return second.RefKind == RefKind.In ? null : "it takes the 'EventContext' without 'in'";
    }

    /// <summary>Where a method's problem is shown: its name, or the event parameter's type.</summary>
    public static Location LocationOf(IMethodSymbol method, bool atParameter, CancellationToken cancellation)
    {
        SyntaxReference reference = method.DeclaringSyntaxReferences[0];
        SyntaxNode node = reference.GetSyntax(cancellation);
        if (atParameter && node is BaseMethodDeclarationSyntax { ParameterList.Parameters: [{ Type: { } type }, ..] }) return type.GetLocation();

        return node switch
        {
            MethodDeclarationSyntax declaration => declaration.Identifier.GetLocation(),
            ConstructorDeclarationSyntax declaration => declaration.Identifier.GetLocation(),
            TypeDeclarationSyntax declaration => declaration.Identifier.GetLocation(),
            _ => node.GetLocation(),
        };
    }

    private static string KeywordOf(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref",
        RefKind.Out => "out",
        _ => "ref readonly",
    };
}
