using Foldstream.Calls;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers.Purity;

/// <summary>
/// Finds calls that can't be followed, so that nobody knows what they do. What values do in their own assembly is trusted: the money of a shared
/// kernel is no suspect.
/// </summary>
internal static class Unresolved
{
    public static Finding? Find(IOperation operation, CodeUnits units, CancellationToken cancellation)
    {
        switch (operation)
        {
            case IDynamicMemberReferenceOperation { Parent: IDynamicInvocationOperation }:
                return null; // The call says it.
            case IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation:
                return new Finding(Taint.Unresolved, "a 'dynamic' call", operation);
            case IFunctionPointerInvocationOperation:
                return new Finding(Taint.Unresolved, "a function pointer", operation);
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call:
                return HeldDelegate(call.Instance) is { } held ? new Finding(Taint.Unresolved, Paths.NameOf(held), operation) : null;
            case IInvocationOperation call:
                return OfMethod(call.TargetMethod, operation, units, cancellation);
            case IMethodReferenceOperation reference:
                return OfMethod(reference.Method, operation, units, cancellation);
            case IPropertyReferenceOperation { Property: { GetMethod: { } getter } property } reference when property.IsStatic || getter.IsAbstract || property.IsIndexer:
                return OfMethod(getter, reference, units, cancellation);
            default:
                return null;
        }
    }

    private static Finding? OfMethod(IMethodSymbol method, IOperation operation, CodeUnits units, CancellationToken cancellation)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        bool isKnown = units.IsSource(method)
            ? units.Of(method, cancellation).Origin != CodeOrigin.Missing || HasTarget(method, operation, units, cancellation)
            : Impurities.IsFramework(method) || IsFoldstream(method) || IsPure(method) || IsOfValue(method);
        return isKnown ? null : new Finding(Taint.Unresolved, Paths.NameOf(method), operation);
    }

    /// <summary>Whether an abstract or interface member has somebody in the compilation who implements it. An <c>extern</c> method has nobody.</summary>
    private static bool HasTarget(IMethodSymbol method, IOperation operation, CodeUnits units, CancellationToken cancellation)
        => method.IsAbstract && units.Targets(new CallEdge(operation, method, IsVirtual: true), cancellation).Skip(1).Any();

    /// <summary>Not <c>System.Diagnostics.Contracts.PureAttribute</c> alone, which a compiler drops: a project's own of that name is kept.</summary>
    private static bool IsPure(IMethodSymbol method)
        => method.GetAttributes().Concat(method.AssociatedSymbol?.GetAttributes() ?? []).Concat(method.ContainingType.GetAttributes()).Any(attribute => attribute.AttributeClass?.Name == "PureAttribute");

    private static bool IsFoldstream(ISymbol symbol)
        => symbol.ContainingAssembly is { Name: var name } && (name == "Foldstream" || name.StartsWith("Foldstream.", StringComparison.Ordinal));

    private static bool IsOfValue(IMethodSymbol method)
        => IsValue(method.ContainingType) || (method.IsExtensionMethod && method.Parameters is [{ Type: var extended }, ..] && IsValueOrSequence(extended))
            || (method.ContainingType is { IsExtension: true, ExtensionParameter.Type: var receiver } && IsValueOrSequence(receiver));

    private static bool IsValueOrSequence(ITypeSymbol type)
        => IsValue(type) || (type is INamedTypeSymbol { TypeArguments: [var element] } && IsValue(element) && !IsSpecial(element));

    /// <summary>A record, an immutable struct, an enum, or a class that compares by content and whose properties can't be set.</summary>
    private static bool IsValue(ITypeSymbol? type) => type switch
    {
        { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol { TypeKind: TypeKind.Struct } value => !IsSpecial(value) && (value.IsReadOnly || value.IsRecord || !HasSetter(value)),
        INamedTypeSymbol { TypeKind: TypeKind.Class, IsStatic: false } value => (value.IsRecord || ComparesByContent(value)) && !HasSetter(value),
        _ => false,
    };

    private static bool IsSpecial(ITypeSymbol type) => type.SpecialType != SpecialType.None;

    private static bool HasSetter(INamedTypeSymbol type) => type.GetMembers().Any(member => member is
        IPropertySymbol { IsStatic: false, SetMethod: { IsInitOnly: false, DeclaredAccessibility: Accessibility.Public } }
        or IFieldSymbol { IsStatic: false, IsReadOnly: false, DeclaredAccessibility: Accessibility.Public });

    /// <summary>Value objects written by hand, or on a base class for them.</summary>
    private static bool ComparesByContent(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? declaring = type; declaring is { SpecialType: SpecialType.None }; declaring = declaring.BaseType)
        {
            foreach (IMethodSymbol method in declaring.GetMembers("Equals").OfType<IMethodSymbol>())
            {
                if (method.IsOverride || (method.Parameters is [{ Type: var other }] && SymbolEqualityComparer.Default.Equals(other, type))) return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The field or property that holds a delegate. A lambda is looked at where it is made, so that locals and parameters are no question, nor is a
    /// static that keeps what it was made with.
    /// </summary>
    private static ISymbol? HeldDelegate(IOperation? instance) => instance switch
    {
        IFieldReferenceOperation { Field: { } field } => field is { IsStatic: true, IsReadOnly: true } ? null : field,
        IPropertyReferenceOperation { Property: { IsIndexer: true }, Instance: { } collection } => HeldDelegate(collection),
        IPropertyReferenceOperation { Property: { } property } => property is { IsStatic: true, SetMethod: null } ? null : property,
        IEventReferenceOperation { Event: { } raised } => raised,
        IArrayElementReferenceOperation { ArrayReference: { } array } => HeldDelegate(array),
        IConditionalAccessInstanceOperation when instance.Parent is { } parent => HeldDelegate(Accessed(parent)),
        _ => null,
    };

    private static IOperation? Accessed(IOperation inner)
    {
        IOperation? outer = inner;
        while (outer is not null and not IConditionalAccessOperation) outer = outer.Parent;
        return (outer as IConditionalAccessOperation)?.Operation;
    }
}
