using Foldstream.Analyzers.Purity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers.Decisions;

/// <summary>Finds what a decision changes outside itself: variables that it captured, fields of the class around it, collections that it was not given.</summary>
internal static class CapturedChanges
{
    /// <param name="operation">An operation of the decision.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="mayBeSkipped">
    /// Whether a repeated command may not decide at all. Only then is a value lost that is merely assigned to a variable: otherwise the last attempt assigns it.
    /// </param>
    /// <returns>The name of what it changes; null when that is the decision's own.</returns>
    public static string? NameOf(IOperation operation, IAnonymousFunctionOperation decision, bool mayBeSkipped)
    {
        if (!mayBeSkipped && IsVariable(operation) && IsOnlyAssigned(operation)) return null;

        // Who counts attempts with Interlocked means to.
        if (operation.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType.Name: "Interlocked" } }) return null;

        IOperation? changed = operation switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation
                when SharedState.IsAssigned(operation) && operation.Parent is not ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation } => operation,
            IInvocationOperation call when SharedState.IsChange(call) => call.Instance,
            _ => null,
        };
        return changed is null ? null : RootOf(changed) switch
        {
            ILocalReferenceOperation { Local: var local } when IsOutside(local, decision) => local.Name,
            IParameterReferenceOperation { Parameter: var parameter } when IsOutside(parameter, decision) => parameter.Name,
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => MemberOf(changed),
            _ => null,
        };
    }

    /// <summary>A local or parameter, or a member of what stands in one. What the class around it holds, other calls hold too.</summary>
    private static bool IsVariable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation => true,
        IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false } => ((IMemberReferenceOperation)operation).Instance is { } instance && IsVariable(instance),
        _ => false,
    };

    private static bool IsOnlyAssigned(IOperation variable) => variable.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target == variable,
        IArgumentOperation argument => argument.Parameter?.RefKind == RefKind.Out,
        ITupleOperation => true,
        _ => false,
    };

    private static bool IsOutside(ISymbol variable, IAnonymousFunctionOperation decision)
        => variable.DeclaringSyntaxReferences is [{ } declared] && !(declared.SyntaxTree == decision.Syntax.SyntaxTree && decision.Syntax.Span.Contains(declared.Span));

    private static IOperation? RootOf(IOperation? operation) => operation switch
    {
        IMemberReferenceOperation { Instance: { } instance } => RootOf(instance),
        IArrayElementReferenceOperation element => RootOf(element.ArrayReference),
        IConversionOperation conversion => RootOf(conversion.Operand),
        _ => operation,
    };

    private static string MemberOf(IOperation changed) => changed switch
    {
        IMemberReferenceOperation { Instance: IInstanceReferenceOperation, Member: var member } => member.Name,
        IMemberReferenceOperation { Instance: { } instance } => MemberOf(instance),
        IArrayElementReferenceOperation element => MemberOf(element.ArrayReference),
        _ => "this",
    };
}
