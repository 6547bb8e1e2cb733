using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>
/// Says whether an expression in a method of an object is a part of the object's own state: a member, what a member holds, or a local
/// variable for one of these. It is sure or says no: what else reaches the expression is not followed.
/// </summary>
internal sealed class StateOrigin(SemanticModels models, CancellationToken cancellation)
{
    private const int MaxDepth = 8;

    /// <summary>The member that the expression comes from; null when it is not known to be state.</summary>
    public Origin? Of(IOperation? operation) => Of(operation, 0);

    public static bool IsThis(IOperation? operation) => operation switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
        IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion => IsThis(conversion.Operand),
        IParenthesizedOperation parenthesized => IsThis(parenthesized.Operand),
        _ => false,
    };

    /// <summary>Whether assigning a member of the value changes the state, not a copy of it.</summary>
    public static bool IsStorage(IOperation operation) => operation switch
    {
        { Type.IsReferenceType: true } => true,
        IFieldReferenceOperation { Instance: { } instance } => IsThis(instance) || IsStorage(instance),
        IArrayElementReferenceOperation => true,
        IPropertyReferenceOperation { Property.ReturnsByRef: true } => true,
        ILocalReferenceOperation local => local.Local.IsRef,
        _ => false,
    };

    private Origin? Of(IOperation? operation, int depth)
    {
        if (depth > MaxDepth) return null;

        depth++;
        return operation switch
        {
            IParenthesizedOperation parenthesized => Of(parenthesized.Operand, depth),
            IConversionOperation { OperatorMethod: null } conversion => Of(conversion.Operand, depth),
            IFieldReferenceOperation field => OfField(field, depth),
            IPropertyReferenceOperation property => OfProperty(property, depth),
            IParameterReferenceOperation parameter => OfParameter(parameter, depth),
            ILocalReferenceOperation local => OfLocal(local, depth),
            IArrayElementReferenceOperation element => Of(element.ArrayReference, depth)?.Element(),
            IInvocationOperation call => OfCall(call, depth),
            IConditionalAccessOperation access => Of(access.WhenNotNull, depth),
            IConditionalAccessInstanceOperation instance => Of(AccessAround(instance)?.Operation, depth),
            ICoalesceOperation coalesce => OfBoth(coalesce.Value, coalesce.WhenNull, depth),
            IConditionalOperation { WhenFalse: { } whenFalse } choice => OfBoth(choice.WhenTrue, whenFalse, depth),
            _ => null,
        };
    }

    private Origin? OfBoth(IOperation one, IOperation other, int depth)
        => IsThrow(one) ? Of(other, depth) : IsThrow(other) || Of(other, depth) is not null ? Of(one, depth) : null;

    private Origin? OfField(IFieldReferenceOperation field, int depth)
    {
        if (field.Field.IsStatic) return null;
        return IsThis(field.Instance) ? new Origin(field.Field.AssociatedSymbol ?? field.Field) : Of(field.Instance, depth)?.Element();
    }

    private Origin? OfProperty(IPropertyReferenceOperation property, int depth)
    {
        if (property.Property.IsStatic) return null;
        if (IsThis(property.Instance)) return OfOwn(property.Property, depth);
        if (Of(property.Instance, depth) is not { } origin) return null;
        if (CollectionMutators.IsOfCollection(property.Property) || property.Property.ContainingType is { Name: "KeyValuePair" or "ImmutableDictionary" or "ImmutableSortedDictionary" or "ImmutableList" or "ImmutableArray" or "Nullable" })
        {
            return property.Property.Name is "Values" or "Keys" ? origin.Sequence() : origin.Element();
        }

        return StoredProperties.IsStored(property.Property) ? origin.Element() : null;
    }

    /// <summary>A property that is stored is state; one that is computed may hand out a part of it.</summary>
    private Origin? OfOwn(IPropertySymbol property, int depth)
        => StoredProperties.IsStored(property) ? new Origin(property) : property.GetMethod is { } getter ? OfResult(getter, depth) : null;

    private Origin? OfCall(IInvocationOperation call, int depth)
    {
        IMethodSymbol method = call.TargetMethod;
        if (call.Instance is not null && IsThis(call.Instance)) return OfResult(method, depth);

        IOperation? source = call.Instance ?? (call.Arguments.Length > 0 && method.IsExtensionMethod ? call.Arguments[0].Value : null);
        bool isElement = CollectionMutators.GivesElement(method);
        if (source is null || (!isElement && !CollectionMutators.GivesSequence(method)) || Of(source, depth) is not { } origin) return null;

        return isElement ? origin.Element() : origin.Sequence();
    }

    /// <summary>What a method of the same object returns, when each way out of it returns state.</summary>
    private Origin? OfResult(IMethodSymbol method, int depth)
    {
        if (depth > MaxDepth || Bodies.Of(method, models, cancellation) is not { } body) return null;

        Origin? first = null;
        foreach (IReturnOperation result in Bodies.Within(body).OfType<IReturnOperation>())
        {
            if (result.ReturnedValue is not { } value || IsThrow(value)) continue;
            if (Of(value, depth) is not { } origin) return null;

            first ??= origin;
        }

        return first;
    }

    /// <summary>A parameter of a class's primary constructor that methods use is a field; one of a lambda may be an element.</summary>
    private Origin? OfParameter(IParameterReferenceOperation reference, int depth)
    {
        IParameterSymbol parameter = reference.Parameter;
        if (IsCaptured(reference)) return new Origin(parameter);
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }) return null;

        IOperation? place = reference;
        while (place is not null && !(place is IAnonymousFunctionOperation function && SymbolEqualityComparer.Default.Equals(function.Symbol, parameter.ContainingSymbol))) place = place.Parent;
        while (place is IAnonymousFunctionOperation or IDelegateCreationOperation or IConversionOperation or IArgumentOperation) place = place.Parent;
        return place is IInvocationOperation { Instance: { } list } call && CollectionMutators.IsOfCollection(call.TargetMethod) ? Of(list, depth)?.Element() : null;
    }

    private Origin? OfLocal(ILocalReferenceOperation reference, int depth)
    {
        Origin? first = null;
        foreach ((IOperation? source, bool isElement) in LocalSources.Of(reference))
        {
            if (Of(source, depth) is not { } origin) return null;

            first ??= isElement ? origin.Element() : origin;
        }

        return first;
    }

    public static bool IsCaptured(IParameterReferenceOperation reference)
        => reference.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: false } constructor
            && constructor.DeclaringSyntaxReferences is [{ } declaration] && declaration.GetSyntax() is TypeDeclarationSyntax
            && reference.Syntax.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not null;

    private static bool IsThrow(IOperation operation) => operation is IThrowOperation or IConversionOperation { Operand: IThrowOperation };

    private static IConditionalAccessOperation? AccessAround(IOperation operation)
    {
        for (IOperation? inner = operation, outer = operation.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            if (outer is IConditionalAccessOperation access && access.WhenNotNull == inner) return access;
        }

        return null;
    }
}
