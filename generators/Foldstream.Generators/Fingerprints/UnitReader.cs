using Foldstream.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Generators.Fingerprints;

/// <summary>What one unit of code says and reaches.</summary>
/// <param name="Hash">Over its code and what the compiler made of it.</param>
/// <param name="Calls">What it calls, named or not.</param>
/// <param name="Mentions">The types that it names or implies.</param>
/// <param name="IsUnknown">Whether it does what can't be read from the source.</param>
internal sealed record UnitFacts(string Hash, IReadOnlyList<CallEdge> Calls, Mentions Mentions, bool IsUnknown);

/// <summary>Reads a unit of code: a method, an accessor, a constructor with its initialisers, a static initialiser.</summary>
internal static class UnitReader
{
    public static UnitFacts Read(CodeUnit unit, CancellationToken cancellation)
    {
        Mentions mentions = new();
        SymbolText symbols = new(mentions);
        List<CallEdge> calls = [.. unit.Calls.Where(call => call.Operation is null)];
        bool isUnknown = unit.Origin == CodeOrigin.Generated;
        List<string> initialisers = [], bodies = [];
        foreach (IOperation root in unit.Roots)
        {
            FoldText code = new();
            (root switch
            {
                IFieldInitializerOperation field => NameInitialised(field.InitializedFields),
                IPropertyInitializerOperation property => NameInitialised(property.InitializedProperties),
                _ => bodies,
            }).Add(ReadRoot(root, code));

            List<string> NameInitialised(IEnumerable<ISymbol> members)
            {
                foreach (ISymbol member in members) code.Add(symbols.Of(member));
                return initialisers;
            }
        }

        FoldText text = new();
        text.Add("unit");
        symbols.AddSignature(unit.Symbol, text);

        // What an override returns goes on as what the overridden one returns.
        if (unit.Symbol is IMethodSymbol { OverriddenMethod: { } overridden } method && !SymbolEqualityComparer.Default.Equals(overridden.ReturnType, method.ReturnType))
        {
            mentions.Expose(method.ReturnType, Exposure.Formatted);
        }

        text.Add(unit.Origin.ToString()).AddSorted(calls.Select(call => symbols.Of(call.Target)));

        // An initialiser of an instance sees no other; so where it stands, and in which part of the type, doesn't matter.
        text.AddSorted(initialisers);
        foreach (string body in bodies) text.Add(body);
        return new UnitFacts(text.Hash(), calls, mentions, isUnknown || mentions.HasUnknown);

        string ReadRoot(IOperation root, FoldText code)
        {
            OperationText operations = new(symbols, code);
            List<CallEdge> own = [];
            SyntaxText.Add(root.Syntax, code);
            foreach (IOperation operation in CodeUnit.Under(root))
            {
                cancellation.ThrowIfCancellationRequested();
                own.Clear();
                CallsOf.Add(operation, own);
                HiddenCalls.Add(operation, mentions, own);
                operations.Add(operation, own);
                calls.AddRange(own);
                isUnknown |= HiddenCalls.IsUnknown(operation);
            }

            return code.ToString();
        }
    }
}
