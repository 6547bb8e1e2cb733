using System.Collections.Concurrent;
using Foldstream.Calls;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Fingerprints;

/// <summary>
/// Walks from a fold's roots to all code and all types of the project that may have a say in its result. When in doubt it takes in: what is taken in too much costs a
/// snapshot that is made again, what is left out would be a wrong state.
/// </summary>
internal sealed class FoldWalk(CodeUnits units, DerivedTypes derived, ConcurrentDictionary<ISymbol, UnitFacts> read, CancellationToken cancellation)
{
    private readonly Queue<ISymbol> _open = new();
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, ISymbol> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<INamedTypeSymbol, Exposure?> _types = new(SymbolEqualityComparer.Default);
    private readonly Queue<INamedTypeSymbol> _openTypes = new();
    private readonly HashSet<INamedTypeSymbol> _withStatics = new(SymbolEqualityComparer.Default);
    private readonly List<string> _parts = [];

    /// <summary>The assemblies that are named or called, but for the framework's and Foldstream's own.</summary>
    public HashSet<IAssemblySymbol> Assemblies { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether something was met that the source doesn't tell, such as what another generator writes.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>The hashes and texts of all that was met, in any order.</summary>
    public IEnumerable<string> Walk(INamedTypeSymbol aggregate, IEnumerable<ISymbol> roots)
    {
        Touch(aggregate, null);
        foreach (ISymbol root in roots)
        {
            _parts.Add(new FoldText().Add("root").Add(SymbolText.Id(root)).ToString());
            Open(root);
        }

        while (_open.Count + _openTypes.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_open.Count > 0) Visit(units.Of(_open.Dequeue(), cancellation));
            else Visit(_openTypes.Dequeue());
        }

        foreach (KeyValuePair<INamedTypeSymbol, Exposure?> type in _types.Where(type => units.IsSource(type.Key)))
        {
            _parts.Add(new ShapeText(new Mentions()).Of(type.Key, inOrder: type.Value == Exposure.Formatted && type.Key.IsRecord));
        }

        _parts.AddRange(_withStatics.Select(type => StaticOrder.Of(type, cancellation)));
        return _parts;
    }

    private void Visit(CodeUnit unit)
    {
        if (unit.Origin == CodeOrigin.Foreign)
        {
            Touch(unit.Symbol.ContainingType, null);
            return;
        }

        Name(unit.Symbol);
        UnitFacts facts = read.GetOrAdd(unit.Symbol, _ => UnitReader.Read(unit, cancellation));
        _parts.Add(facts.Hash);
        HasUnknown |= facts.IsUnknown || IsUnfinished(unit);
        foreach (CallEdge call in facts.Calls)
        {
            foreach (CodeUnit target in units.Targets(call, cancellation)) Open(target.Symbol);
        }

        foreach (KeyValuePair<INamedTypeSymbol, Exposure?> type in facts.Mentions.Types) Touch(type.Key, type.Value);
        if (unit.Symbol is IFieldSymbol or IPropertySymbol && unit.Symbol.IsStatic) _withStatics.Add(unit.Symbol.ContainingType);
        if (unit.Origin == CodeOrigin.Implicit) VisitImplicit(unit.Symbol);
    }

    /// <summary>What the compiler writes calls what others wrote: a record's equality that of its members.</summary>
    private void VisitImplicit(ISymbol symbol)
    {
        if (symbol is not IMethodSymbol { ContainingType: { IsRecord: true } record, AssociatedSymbol: null } method) return;

        if (method.Name == HiddenCalls.Clone)
        {
            foreach (IMethodSymbol copy in record.InstanceConstructors.Where(WrittenCode.IsCopy)) Open(copy);
            return;
        }

        if (method.Name is "ToString" or "PrintMembers") Touch(record, Exposure.Formatted);
        else if (method.MethodKind != MethodKind.Constructor) Touch(record, Exposure.Compared);
        if (method.Name != "Deconstruct") return;

        foreach (IMethodSymbol getter in record.GetMembers().OfType<IPropertySymbol>().Select(property => property.GetMethod).OfType<IMethodSymbol>()) Open(getter);
    }

    private void Visit(INamedTypeSymbol type)
    {
        Exposure? exposure = _types[type];
        if (!units.IsSource(type))
        {
            if (!FrameworkAssemblies.Contains(type.ContainingAssembly)) Assemblies.Add(type.ContainingAssembly);
            return;
        }

        Name(type);
        HasUnknown |= !SourceParts.IsWritten(type) && !type.IsAnonymousType && !type.IsImplicitlyDeclared;
        Mentions mentions = new();
        new ShapeText(mentions).Of(type, inOrder: false);
        HasUnknown |= mentions.HasUnknown;
        foreach (KeyValuePair<INamedTypeSymbol, Exposure?> mentioned in mentions.Types) Touch(mentioned.Key, mentioned.Value);
        foreach (IMethodSymbol maker in type.StaticConstructors.Where(SourceParts.IsWritten)) Open(maker);
        foreach (INamedTypeSymbol instead in derived.Of(type)) Touch(instead.OriginalDefinition, exposure);
        if (exposure is not { } exposed) return;

        // What compares a value compares what it holds.
        Mentions held = new();
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic)) held.Expose(field.Type, exposed);
        if (type.BaseType is { SpecialType: SpecialType.None } parent) held.Expose(parent, exposed);
        foreach (ITypeSymbol given in type.AllInterfaces.SelectMany(face => face.TypeArguments)) held.Expose(given, exposed);
        foreach (KeyValuePair<INamedTypeSymbol, Exposure?> mentioned in held.Types) Touch(mentioned.Key, mentioned.Value);
        foreach (ISymbol member in ExposedMembers.Of(type, exposed, units.IsSource)) Open(member);
    }

    private void Open(ISymbol symbol)
    {
        ISymbol declared = symbol is IMethodSymbol { PartialImplementationPart: { } implementation } ? implementation.OriginalDefinition : symbol.OriginalDefinition;
        if (_seen.Add(declared)) _open.Enqueue(declared);
    }

    private void Touch(INamedTypeSymbol? type, Exposure? exposure)
    {
        if (type is null || type.ContainingAssembly is null) return;

        bool isKnown = _types.TryGetValue(type, out Exposure? before);
        if (isKnown && !(exposure > before) && !(exposure is not null && before is null)) return;

        _types[type] = exposure;
        _openTypes.Enqueue(type);
    }

    /// <summary>Two things of one name, as types that are local to their files may be: the hash would not tell which of them is meant.</summary>
    private void Name(ISymbol symbol)
    {
        string name = SymbolText.Id(symbol);
        if (_names.TryGetValue(name, out ISymbol? known)) HasUnknown |= !SymbolEqualityComparer.Default.Equals(known, symbol);
        else _names.Add(name, symbol);
    }

    /// <summary>Whether somebody else is to write the code: another generator, or another language.</summary>
    private static bool IsUnfinished(CodeUnit unit) => unit.Origin is CodeOrigin.Missing or CodeOrigin.Implicit && unit.Symbol switch
    {
        IMethodSymbol { IsExtern: true } => true,
        IMethodSymbol { IsPartialDefinition: true, PartialImplementationPart: null } => true,
        IMethodSymbol { AssociatedSymbol: IPropertySymbol { IsPartialDefinition: true, PartialImplementationPart: null } } => true,
        _ => false,
    };
}
