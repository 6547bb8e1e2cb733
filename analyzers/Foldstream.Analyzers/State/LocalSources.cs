using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>Finds what a local variable gets its value from.</summary>
internal static class LocalSources
{
    /// <returns>Each source, and whether the variable is only one of the things in it. A source of null is one that is not understood.</returns>
    public static List<(IOperation? Source, bool IsElement)> Of(ILocalReferenceOperation reference)
    {
        List<(IOperation? Source, bool IsElement)> sources = [];
        foreach (IOperation operation in RootOf(reference).DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Is(declarator.Symbol) && declarator.GetVariableInitializer() is { } initializer:
                    sources.Add((initializer.Value, false));
                    break;
                case IForEachLoopOperation loop when loop.Locals.Any(Is):
                    sources.Add((loop.Collection, true));
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Is(target.Local) && assignment.IsRef == reference.Local.IsRef:
                    sources.Add((assignment.Value, false));
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Out, Parent: IInvocationOperation call } argument when Is(LocalOf(argument.Value)):
                    sources.Add((CollectionMutators.IsOfCollection(call.TargetMethod) || call.TargetMethod.Name == "TryGetValue" ? call.Instance : null, true));
                    break;
                case IIsPatternOperation { Pattern: IDeclarationPatternOperation or IRecursivePatternOperation } match when Is(NameOf(match.Pattern)):
                    sources.Add((match.Value, false));
                    break;
                case IDeconstructionAssignmentOperation deconstruction when deconstruction.Target.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(target => Is(target.Local)):
                    sources.Add((null, false));
                    break;
            }
        }

        return sources;

        bool Is(ISymbol? symbol) => SymbolEqualityComparer.Default.Equals(symbol, reference.Local);
    }

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }

    private static ISymbol? LocalOf(IOperation value) => value switch
    {
        ILocalReferenceOperation local => local.Local,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } => local.Local,
        _ => null,
    };

    private static ISymbol? NameOf(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        _ => null,
    };
}
