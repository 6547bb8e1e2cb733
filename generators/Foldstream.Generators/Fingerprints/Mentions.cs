using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Fingerprints;

/// <summary>How much of a type may run without being called by name.</summary>
internal enum Exposure
{
    /// <summary>Others hold its values and may compare, sort, enumerate or dispose of them.</summary>
    Compared,

    /// <summary>Others may also make a text of its values.</summary>
    Formatted,
}

/// <summary>The types that code names or implies, and which of them it hands to somebody who knows them by a base, an interface or a type argument.</summary>
internal sealed class Mentions
{
    private readonly Dictionary<INamedTypeSymbol, Exposure?> _types = new(SymbolEqualityComparer.Default);

    /// <summary>The types, as they were declared.</summary>
    public IReadOnlyDictionary<INamedTypeSymbol, Exposure?> Types => _types;

    /// <summary>Whether a type was met that nobody knows, or one that is only known while the program runs.</summary>
    public bool HasUnknown { get; private set; }

    public void Add(ITypeSymbol? type) => Add(type, null, Exposure.Compared);

    /// <summary>Adds a type, and hands it and all that it is made of to others.</summary>
    public void Expose(ITypeSymbol? type, Exposure exposure) => Add(type, exposure, exposure);

    private void Add(ITypeSymbol? type, Exposure? own, Exposure arguments)
    {
        switch (type)
        {
            case null:
                break;
            case IDynamicTypeSymbol or IErrorTypeSymbol:
                HasUnknown = true;
                break;
            case IArrayTypeSymbol array:
                Add(array.ElementType, own, arguments);
                break;
            case IPointerTypeSymbol pointer:
                Add(pointer.PointedAtType, own, arguments);
                break;
            case IFunctionPointerTypeSymbol { Signature: var signature }:
                foreach (ITypeSymbol part in signature.Parameters.Select(parameter => parameter.Type).Prepend(signature.ReturnType)) Add(part, own, arguments);
                break;
            case INamedTypeSymbol { IsAnonymousType: true } anonymous:
                foreach (IPropertySymbol member in anonymous.GetMembers().OfType<IPropertySymbol>()) Add(member.Type, arguments, arguments);
                break;
            case INamedTypeSymbol named:
                AddNamed(named, own, arguments);
                break;
        }
    }

    private void AddNamed(INamedTypeSymbol type, Exposure? own, Exposure arguments)
    {
        INamedTypeSymbol declared = type.OriginalDefinition;
        bool isKnown = _types.TryGetValue(declared, out Exposure? before);
        if (!isKnown || own > before || (own is not null && before is null)) _types[declared] = own;

        // The framework's types make no text of what they are given unless they are asked; what others do in their own code, nobody sees from here.
        if (declared.ContainingAssembly is { } assembly && !FrameworkAssemblies.Contains(assembly)) arguments = Exposure.Formatted;
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            foreach (ITypeSymbol argument in outer.TypeArguments)
            {
                if (argument is not ITypeParameterSymbol) Add(argument, arguments, arguments);
            }
        }
    }
}
