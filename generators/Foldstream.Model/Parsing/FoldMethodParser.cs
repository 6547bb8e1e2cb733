using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Says whether a method or a constructor can fold an event.</summary>
internal static class FoldMethodParser
{
    /// <summary>The event's place among the parameters: a static <c>Apply</c> takes the state before it. A static <c>Handle</c> takes nothing before it.</summary>
    public static int EventIndex(IMethodSymbol method) => method.IsStatic && !HandleMethodParser.IsNamedSo(method.Name) ? 1 : 0;

    public static FoldMethod Describe(IMethodSymbol method)
    {
        int index = EventIndex(method);
        StateForm state = !method.IsStatic ? StateForm.This : method.Parameters[0].RefKind == RefKind.In ? StateForm.In : StateForm.ByValue;
        return new(method.Parameters[index].RefKind == RefKind.In, TakesContext: method.Parameters.Length > index + 1, state);
    }

    /// <summary>Why an <c>Apply</c> with an event can't be called by a replay, as the rest of a sentence; null when it can.</summary>
    public static string? WhyUnusable(IMethodSymbol method, INamedTypeSymbol aggregate, AggregateStyle style)
    {
        if (method.IsStatic && style == AggregateStyle.Class) return "it is static; a fold step changes the aggregate that it belongs to";
        if (method.IsStatic && WhyStateUnusable(method.Parameters[0], aggregate) is { } reason) return reason;
        if (method.IsGenericMethod) return "it is generic; write one 'Apply' per event";
        if (method.IsAsync) return "it is async; a replay does not wait, so fetch before the decision and put the result into the event";
        if (WhyResultUnusable(method, aggregate, style) is { } result) return result;
        if (method.IsAbstract || method.IsVirtual || method.IsOverride) return "it is abstract, virtual or an override; a fold step is the aggregate's own";

        return WhyParametersUnusable(method);
    }

    /// <summary>The same for the parameters, which birth constructors share.</summary>
    public static string? WhyParametersUnusable(IMethodSymbol method)
    {
        int index = EventIndex(method);
        IParameterSymbol e = method.Parameters[index];
        if (e.RefKind is not (RefKind.None or RefKind.In)) return $"it takes the event as '{KeywordOf(e.RefKind)}'; take it as 'in' or by value";
        if (e.IsParams || e.IsOptional) return "its event is an optional parameter; every event is given";
        if (method.Parameters.Length == index + 1) return null;

        IParameterSymbol next = method.Parameters[index + 1];
        if (method.Parameters.Length > index + 2) return $"it has more parameters than {(index == 0 ? "the event" : "the state, the event")} and 'in EventContext'";
        if (!KnownAttributes.IsEventContext(next.Type)) return $"its {(index == 0 ? "second" : "third")} parameter is a '{TypeNames.Short(next.Type)}'; only 'in EventContext' may follow the event";
        return next.RefKind == RefKind.In ? null : "it takes the 'EventContext' without 'in'";
    }

    /// <summary>What a static <c>Apply</c> or a <c>Decide</c> takes first.</summary>
    public static string? WhyStateUnusable(IParameterSymbol state, INamedTypeSymbol aggregate)
    {
        if (!SymbolEqualityComparer.Default.Equals(state.Type, aggregate)) return $"it is static, and its first parameter is not the state; write '{aggregate.Name} state' before the event";
        if (state.RefKind is not (RefKind.None or RefKind.In)) return $"it takes the state as '{KeywordOf(state.RefKind)}'; take it as 'in' or by value";
        return state.IsParams || state.IsOptional ? "its state is an optional parameter; the state is always given" : null;
    }

    private static string? WhyResultUnusable(IMethodSymbol method, INamedTypeSymbol aggregate, AggregateStyle style)
    {
        bool returnsState = SymbolEqualityComparer.Default.Equals(method.ReturnType, aggregate);
        if (style == AggregateStyle.Class)
        {
            return method.ReturnsVoid ? null
                : returnsState ? $"it returns '{aggregate.Name}'; a class changes itself and returns nothing, only a record returns its next state"
                : $"it returns '{TypeNames.Short(method.ReturnType)}'; a fold step returns nothing";
        }

        if (method.ReturnsVoid) return $"it returns nothing, and a record is a value that nobody changes; return the next '{aggregate.Name}', 'this with {{ ... }}'";
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return $"it returns a reference; return the next '{aggregate.Name}' itself";
        return returnsState && method.ReturnType.NullableAnnotation != NullableAnnotation.Annotated ? null
            : $"it returns '{TypeNames.Short(method.ReturnType)}'; a record's fold step returns the next '{aggregate.Name}'";
    }

    /// <summary>Where a method's problem is shown: its name, or the event parameter's type.</summary>
    public static Location LocationOf(IMethodSymbol method, bool atParameter, CancellationToken cancellation)
    {
        SyntaxReference reference = method.DeclaringSyntaxReferences[0];
        SyntaxNode node = reference.GetSyntax(cancellation);
        int index = EventIndex(method);
        if (atParameter && node is BaseMethodDeclarationSyntax { ParameterList.Parameters: var parameters } && parameters.Count > index && parameters[index].Type is { } type) return type.GetLocation();

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
