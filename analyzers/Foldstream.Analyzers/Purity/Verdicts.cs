using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Foldstream.Calls;
using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Purity;

/// <summary>
/// What the code of a compilation does, by itself and through calls. Kept for a unit alone is only what it does by itself, and whether all that it reaches
/// is clean; the second is only known, and only kept, when a walk has seen everything, so that neither recursion nor another thread can make it wrong.
/// </summary>
internal sealed class Verdicts(Compilation compilation)
{
    private static readonly ConditionalWeakTable<Compilation, Verdicts> Known = new();

    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<Finding>> _findings = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _clean = new(SymbolEqualityComparer.Default);

    public CodeUnits Units { get; } = new(compilation);

    /// <summary>Those of a compilation, which all analyzers share.</summary>
    public static Verdicts Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new Verdicts(compilation));

    /// <summary>What code does itself and through its calls: at most one trace for each taint of a call, the shortest.</summary>
    /// <param name="operations">The code, in the order of the source.</param>
    /// <param name="within">What it is the code of.</param>
    /// <param name="cancellation">Gives up.</param>
    public IEnumerable<Trace> Trace(IEnumerable<IOperation> operations, ISymbol within, CancellationToken cancellation)
    {
        Judge judge = new(Units, cancellation);
        List<CallEdge> calls = [];
        foreach (IOperation operation in operations)
        {
            foreach (Finding finding in judge.Find(operation, within)) yield return new Trace(finding, finding.Operation, [within]);

            calls.Clear();
            CallsOf.Add(operation, calls);
            foreach (CallEdge call in calls)
            {
                foreach (Trace trace in Follow(call, operation, within, cancellation)) yield return trace;
            }
        }
    }

    private List<Trace> Follow(CallEdge first, IOperation operation, ISymbol within, CancellationToken cancellation)
    {
        List<(CodeUnit Unit, int From)> seen = [];
        HashSet<ISymbol> known = new(SymbolEqualityComparer.Default);
        List<Trace> found = [];
        bool isClean = true;
        Visit(first, -1);
        for (int i = 0; i < seen.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Finding finding in FindingsOf(seen[i].Unit, cancellation))
            {
                isClean = false;

                // What the code does itself is told where it stands, not also where it comes round to itself.
                bool isOwn = SymbolEqualityComparer.Default.Equals(seen[i].Unit.Symbol, within.OriginalDefinition);
                if (!isOwn && !found.Exists(trace => trace.Finding.Taint == finding.Taint && (finding.Taint != Taint.Refusal || SymbolEqualityComparer.Default.Equals(trace.Owner, seen[i].Unit.Symbol.ContainingType))))
                {
                    found.Add(new Trace(finding, operation, [within, .. PathTo(i)]));
                }
            }

            foreach (CallEdge call in seen[i].Unit.Calls) Visit(call, i);
        }

        // All that it reaches was seen.
        if (isClean) seen.ForEach(entry => _clean.TryAdd(entry.Unit.Symbol, true));
        return found;

        void Visit(CallEdge call, int from)
        {
            foreach (CodeUnit target in Units.Targets(call, cancellation))
            {
                if (target.Roots.Count + target.Calls.Count > 0 && known.Add(target.Symbol) && !_clean.ContainsKey(target.Symbol)) seen.Add((target, from));
            }
        }

        IEnumerable<ISymbol> PathTo(int index)
        {
            List<ISymbol> path = [];
            for (; index >= 0; index = seen[index].From) path.Add(seen[index].Unit.Symbol);
            path.Reverse();
            return path;
        }
    }

    private IReadOnlyList<Finding> FindingsOf(CodeUnit unit, CancellationToken cancellation)
    {
        if (_findings.TryGetValue(unit.Symbol, out IReadOnlyList<Finding>? known)) return known;

        Judge judge = new(Units, cancellation);
        return _findings.GetOrAdd(unit.Symbol, [.. unit.Operations().SelectMany(operation => judge.Find(operation, unit.Symbol))]);
    }
}
