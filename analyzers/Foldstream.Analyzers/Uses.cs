using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>Where a local variable or a parameter is used, and in what.</summary>
internal static class Uses
{
    /// <summary>The variable that an expression is, or null.</summary>
    public static ISymbol? VariableOf(IOperation? value) => value is null ? null : FoldstreamCalls.Unwrap(value) switch
    {
        ILocalReferenceOperation { IsDeclaration: false } reference => reference.Local,
        IParameterReferenceOperation reference => reference.Parameter,
        _ => null,
    };

    /// <summary>All uses in a piece of code, its lambdas and local functions included.</summary>
    public static IEnumerable<IOperation> Of(ISymbol variable, IOperation code)
        => code.DescendantsAndSelf().Where(operation => operation switch
        {
            ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, variable),
            IParameterReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, variable),
            _ => false,
        });

    /// <summary>Whether a use gives the variable another value, or may.</summary>
    public static bool Writes(IOperation use) => use.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == use,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation } => true,
        _ => false,
    };

    /// <summary>The function that an operation stands in: the block of a lambda or local function, or the outermost operation.</summary>
    public static IOperation FunctionOf(IOperation operation)
    {
        IOperation found = operation;
        while (found.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation)) found = parent;
        return found;
    }

    /// <summary>The parent of an expression, behind what <see cref="FoldstreamCalls.Unwrap"/> looks through.</summary>
    public static IOperation Outermost(IOperation value)
    {
        while (value.Parent is IAwaitOperation or IConversionOperation { OperatorMethod: null } or IParenthesizedOperation
            || value.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" } call && call.Instance == value)
        {
            value = value.Parent;
        }

        return value;
    }

    /// <summary>The handlers of the tries that an operation stands in the body of, inside its function.</summary>
    public static IEnumerable<ICatchClauseOperation> HandlersAround(IOperation operation)
    {
        IOperation function = FunctionOf(operation);
        for (IOperation inner = operation; inner != function && inner.Parent is { } outer; inner = outer)
        {
            if (outer is not ITryOperation attempt || attempt.Body != inner) continue;
            foreach (ICatchClauseOperation handler in attempt.Catches) yield return handler;
        }
    }
}
