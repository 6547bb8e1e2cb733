using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Calls;

/// <summary>
/// The code of one method, accessor, operator, constructor with its initialisers, local function or static initialiser. Lambdas belong to
/// the code that creates them; local functions are units of their own.
/// </summary>
/// <param name="symbol">What the code is of.</param>
/// <param name="origin">Where it is to be found.</param>
/// <param name="roots">Its operations; empty unless people wrote it.</param>
/// <param name="implied">Calls that stand nowhere: of the base constructor.</param>
internal sealed class CodeUnit(ISymbol symbol, CodeOrigin origin, IReadOnlyList<IOperation> roots, IReadOnlyList<CallEdge> implied)
{
    private List<CallEdge>? _calls;

    public ISymbol Symbol => symbol;

    public CodeOrigin Origin => origin;

    public IReadOnlyList<IOperation> Roots => roots;

    /// <summary>In the order of the source. Computed when first asked for; two threads that ask at once find the same.</summary>
    public IReadOnlyList<CallEdge> Calls => _calls ??= FindCalls();

    /// <summary>All operations in the order of the source.</summary>
    public IEnumerable<IOperation> Operations() => roots.SelectMany(Under);

    /// <summary>An operation and what is inside it, but for the names in <c>nameof</c> and for local functions, which only run when they are called.</summary>
    public static IEnumerable<IOperation> Under(IOperation root)
    {
        Stack<IOperation> open = new();
        open.Push(root);
        while (open.Count > 0)
        {
            IOperation operation = open.Pop();
            if (operation is INameOfOperation || (operation is ILocalFunctionOperation && operation != root)) continue;

            yield return operation;

            foreach (IOperation child in operation.ChildOperations.Reverse()) open.Push(child);
        }
    }

    private List<CallEdge> FindCalls()
    {
        List<CallEdge> calls = [.. implied];
        foreach (IOperation operation in Operations()) CallsOf.Add(operation, calls);
        return calls;
    }
}
