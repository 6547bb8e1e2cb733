using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>
/// Which types may be elements of a set or keys of a dictionary: those of which two that differ stay two when they are stored and read.
/// </summary>
internal static class KeyForms
{
    /// <summary>What to do instead, a sentence without its full stop; null when it may.</summary>
    public static string? WhyNoKey(WireType wire, ITypeSymbol type, NullableAnnotation annotation, CollectionKind kind)
    {
        string what = kind < CollectionKind.ImmutableDictionary ? "An element of a set" : "A key of a dictionary", name = TypeNames.Short(type);
        if (wire.IsNullable && (wire.IsValueType || annotation == NullableAnnotation.Annotated)) return $"{what} is never null: leave out the '?' of '{name}'";
        if (WhyUnequal(wire) is { } reason) return $"{what} must be told from others by its value, and {reason}";

        return CollectionKinds.IsSorted(kind) && !IsComparable(wire, type)
            ? $"'{name}' has no order of its own: use '{(kind == CollectionKind.ImmutableSortedSet ? "ImmutableHashSet" : "ImmutableDictionary")}', or a record that implements IComparable<T>"
            : null;
    }

    /// <summary>Why two that are stored could be mistaken for one, or one for two, as the rest of a sentence.</summary>
    public static string? WhyUnequal(WireType wire) => wire switch
    {
        ScalarWire { Kind: ScalarKind.Single or ScalarKind.Double or ScalarKind.Half } => "a floating-point number is not equal to itself when it is NaN: use 'decimal'",
        ScalarWire { Kind: ScalarKind.DateTime } => "a DateTime may become another when it is stored: use 'DateTimeOffset'",
        ScalarWire { Kind: ScalarKind.Bytes } => "ReadOnlyMemory<byte> compares the place of its bytes: use 'string' or 'Guid'",
        EnumWire { Unknown: not null } => "all numbers that an enum with [Unknown] does not name are read as one: use its underlying type",
        ArrayWire or ListWire or SetWire or MapWire => "collections compare no elements: use a record of plain values",
        ConvertedWire converted => WhyUnequal(converted.Stored),
        FormattedWire => "nobody knows what its formatter writes: say how it is stored with [Wire(As = ...)]",
        RecordWire record => record.Members.Select(member => WhyUnequal(member.Type)).FirstOrDefault(reason => reason is not null),
        HierarchyWire hierarchy => hierarchy.Cases.Select(one => WhyUnequal(one.Record)).FirstOrDefault(reason => reason is not null),
        _ => null,
    };

    private static bool IsComparable(WireType wire, ITypeSymbol type) => wire switch
    {
        ScalarWire { Kind: ScalarKind.Uri } => false,
        ScalarWire or EnumWire or IdentifierWire => true,

        // A tuple compares its texts by the culture; what another generator lets a type implement is not seen.
        RecordWire { IsTuple: true } or ConvertedWire => false,
        _ => type.AllInterfaces.Any(face => face is { Name: "IComparable", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            && SymbolEqualityComparer.Default.Equals(face.TypeArguments[0], type)),
    };
}
