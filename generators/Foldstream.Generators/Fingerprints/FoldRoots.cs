using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Fingerprints;

/// <summary>Where the code of a fold begins: what a replay calls.</summary>
internal sealed class FoldRoots(Compilation compilation, DerivedTypes derived, CancellationToken cancellation)
{
    private readonly HashSet<ISymbol> _members = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _wire = new(SymbolEqualityComparer.Default);

    public IEnumerable<ISymbol> Members => _members;

    public void AddAggregate(INamedTypeSymbol aggregate)
    {
        AddFold(aggregate);
        foreach (ISymbol initial in aggregate.GetMembers("Initial"))
        {
            Add(initial);
            if (initial is IPropertySymbol { GetMethod: { } getter }) Add(getter);
        }

        SemanticModels models = new(compilation);
        foreach ((ISymbol member, _) in EntityMembers.Of(aggregate, SourceParts.Of(aggregate, cancellation), models, cancellation))
        {
            ITypeSymbol? type = (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;
            foreach (INamedTypeSymbol child in ((type as INamedTypeSymbol)?.TypeArguments ?? []).OfType<INamedTypeSymbol>()) AddFold(child);
            if (member is IPropertySymbol { GetMethod: var getter, SetMethod: var setter })
            {
                Add(getter);
                Add(setter);
            }
        }

        foreach (AttributeData statement in compilation.Assembly.GetAttributes())
        {
            if (statement.AttributeClass is { } type && KnownAttributes.IsWire(type)) AddConverters(statement);
        }
    }

    /// <summary>The upcasters through which old events are folded.</summary>
    /// <returns>The assemblies of those that other projects have: their builds take part.</returns>
    public HashSet<IAssemblySymbol> AddUpcasters(IEnumerable<OldEventModel> old)
    {
        HashSet<IAssemblySymbol> elsewhere = new(SymbolEqualityComparer.Default);
        foreach (string call in old.Where(one => one.Tree is not null).SelectMany(one => CallsOf(one.Tree!)).Distinct())
        {
            if (TypeNames.Find(call.Substring(0, call.LastIndexOf('.')), compilation) is not { } container) continue;

            if (!IsSource(container))
            {
                elsewhere.Add(container.ContainingAssembly);
                continue;
            }

            foreach (IMethodSymbol method in container.GetMembers().OfType<IMethodSymbol>())
            {
                if (!method.IsStatic || !UpcasterParser.IsUpcaster(method)) continue;

                Add(method.PartialImplementationPart ?? method);
                foreach (ITypeSymbol made in ResultsOf(method.ReturnType).Concat(method.Parameters.Select(old => old.Type))) AddWire(made);
            }
        }

        return elsewhere;
    }

    private static IEnumerable<string> CallsOf(UpcastTree tree) => tree.Branches.Where(branch => branch.Next is not null).SelectMany(branch => CallsOf(branch.Next!)).Prepend(tree.Call);

    private static IEnumerable<ITypeSymbol> ResultsOf(ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Select(element => element.Type) : [type];

    private void AddFold(INamedTypeSymbol type)
    {
        if (!IsSource(type)) return;

        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (constructor.Parameters.IsEmpty || KnownAttributes.FindEvent(constructor.Parameters[0].Type) is not null) AddStep(constructor);
        }

        foreach (IMethodSymbol apply in type.GetMembers("Apply").OfType<IMethodSymbol>()) AddStep(apply);
    }

    private void AddStep(IMethodSymbol method)
    {
        Add(method.PartialImplementationPart ?? method);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (KnownAttributes.FindEvent(parameter.Type) is not null) AddWire(parameter.Type);
        }
    }

    /// <summary>What runs while an event is made from its bytes: constructors, initialisers, setters, conversions; of everything that it holds, too.</summary>
    private void AddWire(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array) AddWire(array.ElementType);
        if (type is not INamedTypeSymbol named) return;

        foreach (ITypeSymbol argument in named.TypeArguments) AddWire(argument);
        if (!IsSource(named) || !_wire.Add(named.OriginalDefinition)) return;

        foreach (ISymbol member in named.OriginalDefinition.GetMembers())
        {
            cancellation.ThrowIfCancellationRequested();
            switch (member)
            {
                case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor:
                    Add(constructor);
                    foreach (IParameterSymbol parameter in constructor.Parameters)
                    {
                        AddWire(parameter.Type);
                        foreach (AttributeData attribute in parameter.GetAttributes()) AddConverters(attribute);
                    }

                    break;
                case IMethodSymbol { MethodKind: MethodKind.Conversion } conversion:
                    Add(conversion);
                    break;
                case IPropertySymbol { IsStatic: false } property:
                    Add(property.GetMethod);
                    Add(property.SetMethod);
                    AddWire(property.Type);
                    foreach (AttributeData attribute in property.GetAttributes()) AddConverters(attribute);
                    break;
                case IFieldSymbol { IsStatic: false } field:
                    AddWire(field.Type);
                    break;
            }
        }

        foreach (INamedTypeSymbol instead in derived.Of(named)) AddWire(instead);
    }

    /// <summary>A converter or formatter that an attribute names is found by the names of its methods: all of them count.</summary>
    private void AddConverters(AttributeData attribute)
    {
        IEnumerable<TypedConstant> arguments = attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(argument => argument.Value));
        foreach (INamedTypeSymbol type in arguments.Where(argument => argument.Kind == TypedConstantKind.Type).Select(argument => argument.Value).OfType<INamedTypeSymbol>())
        {
            if (!IsSource(type)) continue;

            foreach (IMethodSymbol method in type.OriginalDefinition.GetMembers().OfType<IMethodSymbol>()) Add(method);
        }
    }

    private void Add(ISymbol? member)
    {
        if (member is not null) _members.Add(member.OriginalDefinition);
    }

    private bool IsSource(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);
}
