using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>
/// Parses the <c>Decide</c> overloads of a record. What they return is generated, so that it is told by its syntax: the generator doesn't
/// see it, and the analyzer, which does, must not disagree.
/// </summary>
internal sealed class DecideParser(INamedTypeSymbol aggregate, SemanticModels models, Problems problems, CancellationToken cancellation)
{
    private readonly List<(ITypeSymbol Command, DecideModel Model)> _found = [];

    public static EquatableArray<DecideModel> Read(INamedTypeSymbol aggregate, SemanticModels models, Problems problems, CancellationToken cancellation)
    {
        DecideParser parser = new(aggregate, models, problems, cancellation);
        foreach (ISymbol member in aggregate.GetMembers("Decide"))
        {
            if (member is IMethodSymbol method && SourceParts.IsWritten(method)) parser.Read(method);
        }

        return parser._found.Select(found => found.Model).ToEquatableArray();
    }

    private void Read(IMethodSymbol method)
    {
        if (method.Parameters.Length > 1 && !All(method.Parameters[1].Type, static named => named.TypeKind != TypeKind.Error))
        {
            problems.AddReportedElsewhere();
            return;
        }

        if ((WhyMethodUnusable(method) ?? WhyParametersUnusable(method)) is { } reason)
        {
            Location location = FoldMethodParser.LocationOf(method, atParameter: false, cancellation);
            problems.Add(Problem.DecideIsUnusable, location, aggregate.Name, reason);
            return;
        }

        ITypeSymbol command = method.Parameters[1].Type;
        _found.Add((command, new DecideModel
        {
            CommandType = TypeNames.Full(command),
            ShortName = TypeNames.Short(command),
            CommandIsPublic = IsPublic(command),
            TakesStateIn = method.Parameters[0].RefKind == RefKind.In,
            TakesCommandIn = method.Parameters[1].RefKind == RefKind.In,
            Context = method.Parameters.Length < 3 ? null : method.Parameters[2].RefKind == RefKind.In ? ContextForm.In : ContextForm.ByValue,
        }));
    }

    private string? WhyMethodUnusable(IMethodSymbol method)
    {
        if (!method.IsStatic) return "it is not static; the state is its first parameter";
        if (method.IsGenericMethod) return "it is generic; write one 'Decide' per command";
        if (method.IsAsync) return "it is async; a decision may run again after a conflict, so fetch before it and put the result into the command";
        if (method.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)) return "it is private, and ExecuteAsync calls it; make it internal or public";
        if (ResultOf(method) is var result && !IsEvents(result)) return $"it returns {(method.ReturnsVoid ? "nothing" : $"'{result}'")}; what it decides is a '{aggregate.Name}.{GeneratedNames.Events}'";
        return null;
    }

    private string? WhyParametersUnusable(IMethodSymbol method)
    {
        if (method.Parameters.Length is < 2 or > 3) return "it takes the state, the command and perhaps a 'DecisionContext', and nothing else";
        if (FoldMethodParser.WhyStateUnusable(method.Parameters[0], aggregate) is not null) return $"its first parameter is not the state; write '{aggregate.Name} state' or 'in {aggregate.Name} state'";
        if (WhyCommandUnusable(method.Parameters[1]) is { } reason) return reason;
        if (method.Parameters.Length == 2) return null;

        IParameterSymbol context = method.Parameters[2];
        return KnownAttributes.IsDecisionContext(context.Type) && context is { RefKind: RefKind.None or RefKind.In, IsOptional: false }
            ? null
            : $"its third parameter is a '{TypeNames.Short(context.Type)}'; only a 'DecisionContext' may follow the command";
    }

    private string? WhyCommandUnusable(IParameterSymbol parameter)
    {
        ITypeSymbol command = parameter.Type;
        if (parameter.RefKind is not (RefKind.None or RefKind.In)) return "it takes the command by reference; take it as 'in' or by value";
        if (parameter.IsParams || parameter.IsOptional) return "its command is an optional parameter; a command is always given";
        if (KnownAttributes.FindEvent(command) is not null) return $"'{command.Name}' is an event, which has happened already; a command asks for something";
        if (command.IsRefLikeType || command.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Dynamic) return $"a '{TypeNames.Short(command)}' can't be kept until the decision is made; a command is an ordinary value";
        if (!All(command, named => !models.IsSource(named) || SourceParts.IsWritten(named))) return "the command's type, or a part of it, is written by a generator, and generators don't see each other's output";
        if (!IsNameable(command)) return $"'{TypeNames.Short(command)}' is not accessible in its project, and ExecuteAsync takes it; make it internal or public";
        return _found.Any(found => SymbolEqualityComparer.Default.Equals(found.Command, command)) ? $"there is another one for '{TypeNames.Short(command)}'; keep one" : null;
    }

    /// <summary><c>Events</c>, <c>Cart.Events</c>, <c>Shop.Cart.Events</c>.</summary>
    private bool IsEvents(TypeSyntax? type) => type switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == GeneratedNames.Events,
        QualifiedNameSyntax { Right: IdentifierNameSyntax { Identifier.ValueText: GeneratedNames.Events } } name => WrittenName.Last(name.Left)?.Identifier.ValueText == aggregate.Name,
        _ => false,
    };

    /// <summary>As it is written: the generator doesn't see the type that it will emit.</summary>
    private TypeSyntax? ResultOf(IMethodSymbol method)
        => method.DeclaringSyntaxReferences is [{ } reference, ..] ? (reference.GetSyntax(cancellation) as MethodDeclarationSyntax)?.ReturnType : null;

    private static bool IsNameable(ITypeSymbol type) => All(type, static named =>
    {
        for (INamedTypeSymbol? outer = named; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal || outer.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal) return false;
        }

        return true;
    });

    private static bool IsPublic(ITypeSymbol type) => All(type, PartialTypes.IsPublic);

    /// <summary>Whether something holds for a type and what it is made of: <c>List&lt;Line&gt;</c>, <c>Line[]</c>, <c>(Line, int)</c>.</summary>
    private static bool All(ITypeSymbol type, Func<INamedTypeSymbol, bool> holds) => type switch
    {
        IArrayTypeSymbol array => All(array.ElementType, holds),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(element => All(element.Type, holds)),
        INamedTypeSymbol named => holds(named) && named.TypeArguments.All(argument => All(argument, holds)),
        _ => true,
    };
}
