using Foldstream.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers.Purity;

/// <summary>Finds what allocates without a <c>new</c>.</summary>
internal static class Allocations
{
    public static (string What, bool IsText)? Find(IOperation operation) => operation switch
    {
        IConversionOperation { Operand: { Type.IsValueType: true, ConstantValue.HasValue: false } operand } conversion when IsBoxing(conversion)
            => ($"a '{operand.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' is boxed", false),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } when Captures(lambda) => ("a lambda captures what is around it", false),
        IDelegateCreationOperation { Target: IMethodReferenceOperation { Instance: not null } } => ("a method of an object is made a delegate", false),
        IInvocationOperation { TargetMethod: { ContainingType: { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } } } method }
            => ($"LINQ, here '{method.Name}'", false),
        IInvocationOperation { TargetMethod: { Name: "Format" or "Concat" or "Join", ContainingType.SpecialType: SpecialType.System_String } } => ("a text is put together", true),
        IArgumentOperation { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer.ElementValues.Length: > 0 } } => ("its arguments are put into an array", false),
        IInterpolatedStringOperation { ConstantValue.HasValue: false } => ("a text is put together", true),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String, ConstantValue.HasValue: false } => ("a text is put together", true),
        ICompoundAssignmentOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_String } => ("a text is put together", true),
        IForEachLoopOperation { Collection: var collection } when WithoutConversion(collection).Type is { TypeKind: TypeKind.Interface } => ("an enumerator is made, since the type is an interface", false),
        _ => null,
    };

    private static bool IsBoxing(IConversionOperation conversion)
        => conversion.Type is { IsReferenceType: true } && conversion.GetConversion().IsBoxing && conversion.Parent is not IForEachLoopOperation;

    private static bool Captures(IAnonymousFunctionOperation lambda) => CodeUnit.Under(lambda.Body).Any(operation => operation switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => true,
        ILocalReferenceOperation { Local: var local } => IsOutside(local, lambda),
        IParameterReferenceOperation { Parameter: var parameter } => IsOutside(parameter, lambda),
        _ => false,
    });

    private static bool IsOutside(ISymbol variable, IOperation lambda)
        => variable.DeclaringSyntaxReferences is [{ } declared] && !lambda.Syntax.Span.Contains(declared.Span);

    private static IOperation WithoutConversion(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : operation;
}
