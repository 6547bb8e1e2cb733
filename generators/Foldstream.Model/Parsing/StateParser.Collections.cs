using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

internal sealed partial class StateParser
{
    private WireType? ParseCollection(INamedTypeSymbol type, CollectionKind kind, out Unstorable? why)
    {
        if (CollectionKinds.HidesComparer(kind)) return Refuse(type, "says nothing about the comparer of what is behind it", $"Use '{Concrete(kind)}'", out why);

        if (CollectionKinds.IsView(kind) && style == AggregateStyle.Class)
        {
            return Refuse(type, "may be a view of a list that changes, and would come back as a copy of its own", "Hold the list itself and give a view of it from a property, or use an ImmutableArray", out why);
        }

        ITypeSymbol first = type.TypeArguments[0];
        if (!CollectionKinds.IsSet(kind) && !CollectionKinds.IsMap(kind)) return ParseList(type, kind, first, out why);
        if (ParseKey(first, kind, out why) is not { } key) return null;

        string name = TypeNames.Full(type);
        if (CollectionKinds.IsSet(kind)) return new SetWire(kind, key) { ClrType = name, IsOfState = true };

        return Parse(type.TypeArguments[1], out why) is { } value ? new MapWire(kind, key, value) { ClrType = name, IsOfState = true } : null;
    }

    private ListWire? ParseList(ITypeSymbol type, CollectionKind kind, ITypeSymbol element, out Unstorable? why)
        => Parse(element, out why) is { } wire ? new ListWire(kind, wire) { ClrType = TypeNames.Full(type) } : null;

    private WireType? ParseKey(ITypeSymbol type, CollectionKind kind, out Unstorable? why)
    {
        if (Parse(type, out why) is not { } wire) return null;

        string what = CollectionKinds.IsSet(kind) ? "is an element of a set" : "is the key of a dictionary";
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) return Refuse(type, $"{what} and may be null", "Leave out the '?'", out why);
        if (KeyForms.WhyUnequal(wire) is { } reason) return Refuse(type, $"{what}, and {reason.Split(':')[0]}", "Use a plain value, or a record of plain values", out why);
        if (ByReference(wire)) return Refuse(type, $"{what}, and told from others by the object that it is, which comes back as another", "Use a plain value, or a record", out why);

        return wire with { IsNullable = false };
    }

    /// <summary>A class of the project that is no record has the identity of its object, unless it says otherwise; what it says may rest on anything.</summary>
    private static bool ByReference(WireType wire) => wire switch
    {
        RecordWire { IsByField: true, Changes: true } => true,
        RecordWire record => record.Members.Any(member => ByReference(member.Type)),
        HierarchyWire hierarchy => hierarchy.Cases.Any(one => ByReference(one.Record)),
        _ => false,
    };

    private static string Concrete(CollectionKind kind) => kind switch
    {
        CollectionKind.IImmutableSet => "ImmutableHashSet",
        CollectionKind.IReadOnlySet => "HashSet' or 'ImmutableHashSet",
        CollectionKind.IImmutableDictionary => "ImmutableDictionary",
        _ => "Dictionary' or 'ImmutableDictionary",
    };
}
