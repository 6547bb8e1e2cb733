using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Says whether a method can handle an event.</summary>
internal static class HandleMethodParser
{
    public const string Handle = "Handle";
    public const string HandleAsync = "HandleAsync";

    /// <summary>Whether a method is one by its name.</summary>
    public static bool IsNamedSo(string name) => name is Handle or HandleAsync;

    public static (HandleContext Context, bool TakesCancellation, HandleResult Result) Describe(IMethodSymbol method)
    {
        IEnumerable<ITypeSymbol> others = method.Parameters.Skip(1).Select(parameter => parameter.Type);
        HandleContext context = others.Any(KnownAttributes.IsEventContext) ? HandleContext.Event : others.Any(KnownAttributes.IsHandlerContext) ? HandleContext.Handler : HandleContext.None;
        return (context, others.Any(IsCancellationToken), ResultOf(method) ?? HandleResult.Nothing);
    }

    /// <summary>Why a method with an event can't be called by a subscription, as the rest of a sentence; null when it can.</summary>
    public static string? WhyUnusable(IMethodSymbol method)
    {
        if (method.IsGenericMethod) return "it is generic; write one 'Handle' per event";
        if (method.IsAbstract || method.IsVirtual || method.IsOverride) return "it is abstract, virtual or an override; a handler is the subscription's own";
        if (method.IsAsync && method.ReturnsVoid) return "it is 'async void', so that nobody knows when it is done or that it failed; return a 'Task'";
        if (ResultOf(method) is not { } result) return $"it returns '{TypeNames.Short(method.ReturnType)}'; a handler returns nothing, or a 'Task' or 'ValueTask' without a value";
        if (result == HandleResult.Nothing && method.Name == HandleAsync) return "it is called 'HandleAsync' and returns nothing; call it 'Handle', or return a 'Task'";

        return WhyEventUnusable(method.Parameters[0]) ?? WhyOthersUnusable(method, result);
    }

    /// <summary>Where a method's problem is shown: its name, or the event parameter's type.</summary>
    public static Location LocationOf(IMethodSymbol method, bool atParameter, CancellationToken cancellation)
    {
        SyntaxNode node = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        if (node is not MethodDeclarationSyntax declaration) return node.GetLocation();

        return atParameter && declaration.ParameterList.Parameters is [{ Type: { } type }, ..] ? type.GetLocation() : declaration.Identifier.GetLocation();
    }

    private static HandleResult? ResultOf(IMethodSymbol method) => method switch
    {
        { ReturnsVoid: true } => HandleResult.Nothing,
        { RefKind: RefKind.None, ReturnType: INamedTypeSymbol { Arity: 0, Name: "Task" } type } when IsOf(type, "Tasks", "Threading", "System") => HandleResult.Task,
        { RefKind: RefKind.None, ReturnType: INamedTypeSymbol { Arity: 0, Name: "ValueTask" } type } when IsOf(type, "Tasks", "Threading", "System") => HandleResult.ValueTask,
        _ => null,
    };

    private static string? WhyEventUnusable(IParameterSymbol e)
        => e.RefKind is not (RefKind.None or RefKind.In) ? $"it takes the event as '{KeywordOf(e.RefKind)}'; take it as 'in' or by value"
            : e.IsParams || e.IsOptional ? "its event is an optional parameter; every event is given"
            : null;

    /// <summary>A context may follow the event, and a cancellation token that where there is something to wait for.</summary>
    private static string? WhyOthersUnusable(IMethodSymbol method, HandleResult result)
    {
        int next = 1;
        if (next < method.Parameters.Length && KnownAttributes.IsEventContext(method.Parameters[next].Type))
        {
            if (result != HandleResult.Nothing) return "it is asynchronous and takes an 'EventContext', which can't be kept while it waits; take a 'HandlerContext'";
            next++;
        }
        else if (next < method.Parameters.Length && KnownAttributes.IsHandlerContext(method.Parameters[next].Type))
        {
            next++;
        }

        if (next < method.Parameters.Length && IsCancellationToken(method.Parameters[next].Type))
        {
            if (result == HandleResult.Nothing) return "it takes a 'CancellationToken' and waits for nothing; leave the token out, or return a 'Task'";
            next++;
        }

        if (next < method.Parameters.Length)
        {
            return $"it can't be given its parameter '{method.Parameters[next].Name}', a '{TypeNames.Short(method.Parameters[next].Type)}'; a 'HandlerContext' may follow the event, or 'in EventContext' where it is synchronous, "
                + "then a 'CancellationToken' where it is asynchronous. What else it needs is taken by the constructor";
        }

        return method.Parameters.Skip(1).FirstOrDefault(parameter => parameter.RefKind is not (RefKind.None or RefKind.In)) is { } byReference
            ? $"it takes '{byReference.Name}' as '{KeywordOf(byReference.RefKind)}'; take it as 'in' or by value"
            : null;
    }

    private static bool IsCancellationToken(ITypeSymbol type) => type.Name == "CancellationToken" && IsOf(type, "Threading", "System");

    /// <summary>Whether a type stands in a namespace, whose parts are given from the innermost on.</summary>
    private static bool IsOf(ITypeSymbol type, params string[] parts)
    {
        INamespaceSymbol? space = type.ContainingNamespace;
        foreach (string part in parts)
        {
            if (space?.Name != part) return false;

            space = space.ContainingNamespace;
        }

        return type.ContainingType is null && space?.IsGlobalNamespace == true;
    }

    private static string KeywordOf(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref",
        RefKind.Out => "out",
        _ => "ref readonly",
    };
}
