using System.Collections.Concurrent;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Calls;

/// <summary>
/// The code of a compilation, unit by unit and on demand, and what it calls. Safe for concurrent use: what is kept for a symbol follows from the
/// symbol alone, never from where a walk came from, so that recursion and threads can't make it wrong.
/// </summary>
internal sealed class CodeUnits(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<ISymbol, CodeUnit> _units = new(SymbolEqualityComparer.Default);
    private readonly Overrides _overrides = new(compilation);

    /// <summary>The code of a symbol.</summary>
    /// <param name="symbol">What a <see cref="CallEdge"/> leads to, or any method, or a static field or property.</param>
    /// <param name="cancellation">Gives up.</param>
    public CodeUnit Of(ISymbol symbol, CancellationToken cancellation)
    {
        ISymbol declared = symbol.OriginalDefinition;
        if (_units.TryGetValue(declared, out CodeUnit? known)) return known;

        return _units.GetOrAdd(declared, Read(declared, cancellation));
    }

    /// <summary>All that may run at a call: its target, and the overrides and implementations of it in this compilation.</summary>
    public IEnumerable<CodeUnit> Targets(CallEdge call, CancellationToken cancellation)
    {
        yield return Of(call.Target, cancellation);

        if (!call.IsVirtual || call.Target is not IMethodSymbol method || !IsSource(method)) yield break;

        foreach (IMethodSymbol instead in _overrides.Of(method, cancellation)) yield return Of(instead, cancellation);
    }

    /// <summary>All code that the roots reach, themselves included: breadth first, calls in the order of the source, each unit once.</summary>
    public IReadOnlyList<CodeUnit> Closure(IEnumerable<ISymbol> roots, CancellationToken cancellation)
    {
        List<CodeUnit> found = [];
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (ISymbol root in roots) Add(Of(root, cancellation));
        for (int i = 0; i < found.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (CallEdge call in found[i].Calls)
            {
                foreach (CodeUnit target in Targets(call, cancellation)) Add(target);
            }
        }

        return found;

        void Add(CodeUnit unit)
        {
            if (seen.Add(unit.Symbol)) found.Add(unit);
        }
    }

    public bool IsSource(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    private CodeUnit Read(ISymbol symbol, CancellationToken cancellation)
    {
        if (!IsSource(symbol)) return new CodeUnit(symbol, CodeOrigin.Foreign, [], []);

        WrittenCode code = new(symbol, ModelFor, cancellation);
        return new CodeUnit(symbol, code.Origin, code.Roots, code.Implied);
    }

    private SemanticModel ModelFor(SyntaxTree tree) => _models.GetOrAdd(tree, tree => new SemanticModels(compilation).For(tree));
}
