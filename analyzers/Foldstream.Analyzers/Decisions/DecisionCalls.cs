using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers.Decisions;

/// <summary>Knows the calls that take a decision and may run it again after a conflict: of a repository and of a unit of work.</summary>
internal static class DecisionCalls
{
    /// <summary>Whether a method takes a decision; those that only say that one can't be taken so are not asked.</summary>
    public static bool Takes(IMethodSymbol method)
    {
        if (method.Name is not ("ExecuteAsync" or "StartAsync" or "DecideAsync")) return false;

        IMethodSymbol declared = method.ReducedFrom ?? method;
        return (IsFoldstream(declared.ContainingType, "UnitOfWork") || IsFoldstream(declared.ContainingType, "IRepository")
                || (declared.IsExtensionMethod && IsFoldstream(declared.Parameters[0].Type, "IRepository")))
            && !declared.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ObsoleteAttribute");
    }

    /// <summary>The lambdas and methods that a call takes as its decision.</summary>
    public static IEnumerable<IOperation> DecisionsOf(IInvocationOperation call)
        => call.Arguments.Select(argument => argument.Value).OfType<IDelegateCreationOperation>().Select(creation => creation.Target);

    /// <summary>Whether a call is given options that may say <c>Once</c>, under which a repeated command does not decide.</summary>
    public static bool MayBeSkipped(IInvocationOperation call)
        => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.Name == "AppendOptions" && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value switch
        {
            null => false,
            { ConstantValue: { HasValue: true, Value: null } } => false,
            IObjectCreationOperation { Initializer: var initializer } => initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
                .Any(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "Once" }) == true,
            _ => true,
        };

    /// <summary>The decision that an operation stands in, and the call that takes it; null elsewhere.</summary>
    public static (IAnonymousFunctionOperation Decision, IInvocationOperation Call)? Around(IOperation operation)
    {
        for (IOperation? place = operation; place is not null; place = place.Parent)
        {
            if (place is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } } decision && Takes(call.TargetMethod))
            {
                return (decision, call);
            }
        }

        return null;
    }

    public static bool IsContext(ITypeSymbol type) => KnownAttributes.IsDecisionContext(type) || IsFoldstream(type, "UnitContext");

    private static bool IsFoldstream(ITypeSymbol type, string name)
        => type.Name == name && type.ContainingNamespace is { Name: "Foldstream", ContainingNamespace.IsGlobalNamespace: true };
}
