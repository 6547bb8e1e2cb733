using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers.Purity;

/// <summary>
/// Finds guards: what throws when the event is not to its liking. What can't be reached stays silent: the arm behind all cases, the
/// <c>default</c> of a <c>switch</c>, an <c>UnreachableException</c>; so does a look-up in the state that finds nothing.
/// </summary>
internal static class Refusals
{
    public static Finding? OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.ContainingType is not { } type) return null;
        if (type is { Name: "Refuse", ContainingNamespace: { Name: "Foldstream", ContainingNamespace.IsGlobalNamespace: true } }) return new Finding(Taint.Refusal, "Refuse." + method.Name, call);

        bool isGuard = method.IsStatic && method.Name.StartsWith("ThrowIf", StringComparison.Ordinal) && type.Name.EndsWith("Exception", StringComparison.Ordinal) && Impurities.IsFramework(method);
        bool isOfParameter = method.Name == "ThrowIfNull" && call.Arguments is [{ Value: var guarded }, ..] && WithoutConversions(guarded) is IParameterReferenceOperation;
        return isGuard && !isOfParameter ? new Finding(Taint.Refusal, Paths.NameOf(method), call) : null;
    }

    public static Finding? OfThrow(IThrowOperation thrown)
    {
        if (thrown.Exception is null || WithoutConversions(thrown.Exception).Type is not { Name: not "UnreachableException" } type || IsLastResort(thrown)) return null;

        return new Finding(Taint.Refusal, "throw new " + type.Name, thrown);
    }

    private static bool IsLastResort(IThrowOperation thrown)
    {
        for (IOperation? place = thrown.Parent; place is not null; place = place.Parent)
        {
            switch (place)
            {
                case ISwitchExpressionArmOperation arm:
                    return arm.Pattern is IDiscardPatternOperation;
                case ISwitchCaseOperation section:
                    return section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation);
                case ICoalesceOperation lookUp:
                    // What is not found can't be changed; the indexer would throw as well. What the event itself lacks is a guard.
                    return WithoutConversions(RootOf(lookUp.Value)) is not IParameterReferenceOperation;
                case IConversionOperation or IExpressionStatementOperation:
                case IBlockOperation { Operations.Length: 1 }:
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    private static IOperation RootOf(IOperation operation) => operation switch
    {
        IMemberReferenceOperation { Instance: { } instance } => RootOf(instance),
        IConversionOperation conversion => RootOf(conversion.Operand),
        _ => operation,
    };

    private static IOperation WithoutConversions(IOperation operation) => operation is IConversionOperation conversion ? WithoutConversions(conversion.Operand) : operation;
}
