using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers;

/// <summary>What methods of the project do.</summary>
internal static class Bodies
{
    /// <summary>A method's body; null when it has none that could be seen.</summary>
    public static IOperation? Of(IMethodSymbol method, SemanticModels models, CancellationToken cancellation)
    {
        IMethodSymbol written = method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;
        if (!models.IsSource(written.ContainingType) || written.DeclaringSyntaxReferences is not [{ } reference]) return null;

        SyntaxNode declaration = reference.GetSyntax(cancellation);
        return models.For(declaration.SyntaxTree).GetOperation(declaration, cancellation);
    }

    /// <summary>All operations of a body but those of the functions inside it, which have results of their own.</summary>
    public static IEnumerable<IOperation> Within(IOperation body)
    {
        Stack<IOperation> open = new([body]);
        while (open.Count > 0)
        {
            IOperation operation = open.Pop();
            yield return operation;

            foreach (IOperation child in operation.ChildOperations)
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation)) open.Push(child);
            }
        }
    }
}
