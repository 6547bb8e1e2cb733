using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>Tells what is computed from the state when it is first asked for, and kept, from state: it comes back by itself.</summary>
internal static class Memory
{
    /// <summary>Whether a change is <c>_total ??= Lines.Sum(..)</c>, or the same behind a check for null.</summary>
    public static bool IsOfState(IOperation change) => change switch
    {
        ICoalesceAssignmentOperation first => IsPrivateField(first.Target) && IsComputed(first.Value),
        ISimpleAssignmentOperation { Target: IFieldReferenceOperation field } assignment => IsPrivateField(field) && IsBehindCheck(assignment, field.Field) && IsComputed(assignment.Value),
        _ => false,
    };

    private static bool IsPrivateField(IOperation target) => target is IFieldReferenceOperation { Field.DeclaredAccessibility: Accessibility.Private, Instance: { } instance } && StateOrigin.IsThis(instance);

    /// <summary>Whether a value is made of the state alone: a parameter, a local or a static would be something that no event tells.</summary>
    private static bool IsComputed(IOperation value)
    {
        bool readsState = false;
        foreach (IOperation part in value.DescendantsAndSelf())
        {
            switch (part)
            {
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                    readsState = true;
                    break;
                case IParameterReferenceOperation { Parameter: var parameter } when IsOutside(parameter, value):
                case ILocalReferenceOperation { Local: var local } when IsOutside(local, value):
                case IMemberReferenceOperation { Instance: null, Member: IPropertySymbol or IFieldSymbol { IsReadOnly: false, IsConst: false } }:
                    return false;
            }
        }

        return readsState;
    }

    private static bool IsOutside(ISymbol variable, IOperation value)
        => !variable.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == value.Syntax.SyntaxTree && value.Syntax.Span.Contains(reference.Span));

    private static bool IsBehindCheck(IOperation assignment, IFieldSymbol field)
    {
        IOperation? place = assignment.Parent;
        while (place is IExpressionStatementOperation or IBlockOperation) place = place.Parent;
        return place is IConditionalOperation { WhenTrue: var then } check && then.Syntax.Span.Contains(assignment.Syntax.Span) && IsMissing(check.Condition, field);
    }

    private static bool IsMissing(IOperation condition, IFieldSymbol field) => condition switch
    {
        IIsPatternOperation { Value: var value, Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } => Is(value, field),
        IIsPatternOperation { Value: var value, Pattern: IConstantPatternOperation { Value: IConversionOperation { Operand.ConstantValue: { HasValue: true, Value: null } } } } => Is(value, field),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, LeftOperand: var left, RightOperand: var right } => IsNull(right) && Is(left, field),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: IPropertyReferenceOperation { Property.Name: "HasValue", Instance: { } value } } => Is(value, field),
        _ => false,
    };

    private static bool IsNull(IOperation operation) => FoldstreamCalls.Unwrap(operation) is { ConstantValue: { HasValue: true, Value: null } };

    private static bool Is(IOperation value, IFieldSymbol field)
        => FoldstreamCalls.Unwrap(value) is IFieldReferenceOperation found && SymbolEqualityComparer.Default.Equals(found.Field, field);
}
