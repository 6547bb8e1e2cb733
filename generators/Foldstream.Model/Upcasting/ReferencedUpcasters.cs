using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Upcasting;

/// <summary>Reads the upcasters of referenced projects from what the generator has left in their assemblies.</summary>
internal static class ReferencedUpcasters
{
    public static EquatableArray<UpcastStep> Read(Compilation compilation, CancellationToken cancellation)
    {
        List<(OldVersionKey Key, INamedTypeSymbol Old, INamedTypeSymbol Container, string Reads)> found = [];
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();

            // Only an assembly that knows Foldstream can have any: all others are left unread.
            if (!assembly.Modules.First().ReferencedAssemblies.Any(reference => reference.Name == "Foldstream")) continue;

            foreach (AttributeData attribute in assembly.GetAttributes().Where(IsUpcaster))
            {
                if (attribute.ConstructorArguments is [{ Value: INamedTypeSymbol old }, { Value: string name }, { Value: int version }, { Value: INamedTypeSymbol container }]
                    && compilation.IsSymbolAccessibleWithin(old, compilation.Assembly))
                {
                    found.Add((new OldVersionKey(name, version), old, container, ReadsOf(attribute)));
                }
            }
        }

        Dictionary<ISymbol, OldVersionKey> keys = new(SymbolEqualityComparer.Default);
        foreach ((OldVersionKey key, INamedTypeSymbol old, _, _) in found) keys[old] = key;

        return found.Select(one => Step(one.Key, one.Old, one.Container, one.Reads, keys, compilation)).OfType<UpcastStep>()
            .OrderBy(step => step.OldType, StringComparer.Ordinal).ToEquatableArray();
    }

    private static UpcastStep? Step(
        OldVersionKey key, INamedTypeSymbol old, INamedTypeSymbol container, string told, Dictionary<ISymbol, OldVersionKey> keys, Compilation compilation)
    {
        string name = UpcastStep.MethodOf(old.Name);
        if (container.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault() is not { } method || !compilation.IsSymbolAccessibleWithin(method, compilation.Assembly)) return null;

        List<StepResult> results = [];
        IEnumerable<ITypeSymbol> types = method.ReturnsVoid ? [] : method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Select(element => element.Type) : [method.ReturnType];
        foreach (ITypeSymbol type in types)
        {
            INamedTypeSymbol? value = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] as INamedTypeSymbol : type as INamedTypeSymbol;
            if (value is null) return null;

            bool isOptional = !SymbolEqualityComparer.Default.Equals(value, type) || type.NullableAnnotation == NullableAnnotation.Annotated;
            value = (INamedTypeSymbol)value.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
            bool isOld = keys.TryGetValue(value, out OldVersionKey known);
            if (!isOld)
            {
                if (KnownAttributes.FindEvent(value) is not { } attribute || EventIdentity.Read(attribute) is not { } identity) return null;

                known = new OldVersionKey(identity.Name, identity.Version);
            }

            results.Add(new StepResult(TypeNames.Full(value), known, isOld, isOptional, Reads: null));
        }

        IReadOnlyList<EquatableArray<ulong>?> reads = ToldReads.Read(told, results.Count);
        for (int i = 0; i < results.Count; i++) results[i] = results[i] with { Reads = reads[i] };
        return new UpcastStep(key, TypeNames.Full(old), TypeNames.Full(container) + "." + name, Defaults: "", results.ToEquatableArray());
    }

    private static string ReadsOf(AttributeData attribute) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Reads").Value.Value as string ?? "";

    private static bool IsUpcaster(AttributeData attribute) => attribute.AttributeClass is
    {
        Name: "FoldstreamUpcasterAttribute",
        ContainingNamespace: { Name: "Hosting", ContainingNamespace: { Name: "Foldstream", ContainingNamespace.IsGlobalNamespace: true } },
    };
}
