using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>Finds where a body changes the state of the object that it belongs to.</summary>
internal sealed class StateChanges(StateOrigin origin)
{
    /// <summary>Each change: the expression that makes it, and the name of what it changes.</summary>
    public IEnumerable<(IOperation Place, string What)> In(IOperation body)
    {
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            foreach (IOperation target in TargetsOf(operation))
            {
                if (Assigned(target) is { } what) yield return (operation is IDeconstructionAssignmentOperation ? target : operation, what);
            }

            if (operation is IInvocationOperation call && CollectionMutators.TargetOf(call) is { } collection && Mutated(collection) is { } changed) yield return (operation, changed);
        }
    }

    /// <summary>What an operation assigns, deconstruction taken apart.</summary>
    private static IEnumerable<IOperation> TargetsOf(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation deconstruction => Leaves(deconstruction.Target),
        IAssignmentOperation assignment => [assignment.Target],
        IIncrementOrDecrementOperation step => [step.Target],
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Parent: IInvocationOperation or IObjectCreationOperation } argument => [argument.Value],
        _ => [],
    };

    private static IEnumerable<IOperation> Leaves(IOperation target)
        => target is ITupleOperation tuple ? tuple.Elements.SelectMany(Leaves) : [target];

    private string? Assigned(IOperation target)
    {
        switch (target)
        {
            case IParenthesizedOperation parenthesized:
                return Assigned(parenthesized.Operand);
            case IFieldReferenceOperation { Field.IsStatic: false, Instance: { } instance } field:
                return StateOrigin.IsThis(instance) ? (field.Field.AssociatedSymbol ?? field.Field).Name : AssignedIn(instance, field.Field);
            case IPropertyReferenceOperation { Property: { IsStatic: false, IsIndexer: false }, Instance: { } instance } property:
                return StateOrigin.IsThis(instance) ? property.Property.Name : AssignedIn(instance, property.Property);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance }:
                return StateOrigin.IsThis(instance) ? "this[]" : Mutated(instance);
            case IArrayElementReferenceOperation element:
                return Mutated(element.ArrayReference);
            case ILocalReferenceOperation { Local.RefKind: RefKind.Ref } local:
                return origin.Of(local)?.Member.Name;
            case IParameterReferenceOperation parameter when StateOrigin.IsCaptured(parameter):
                return parameter.Parameter.Name;
            default:
                return null;
        }
    }

    private string? AssignedIn(IOperation instance, ISymbol member)
        => StateOrigin.IsStorage(instance) && origin.Of(instance) is { IsSequence: false } ? member.ContainingType.Name + "." + member.Name : null;

    private string? Mutated(IOperation collection) => origin.Of(collection) is { IsSequence: false } found ? found.Member.Name : null;
}
