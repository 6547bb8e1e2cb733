using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>How emitted code calls the runtime's reader and writer.</summary>
internal static class Wire
{
    public const string Reader = "global::Foldstream.Encoding.WireReader";
    public const string Writer = "global::Foldstream.Encoding.WireWriter";
    public const string Formatter = "global::Foldstream.Formatters.NamedFormatter";
    public const string Collections = "global::Foldstream.Encoding.WireCollections";

    /// <summary>Whether nil where this type stands must be refused before it is read.</summary>
    public static bool RefusesNil(WireType type) => !type.IsNullable && type switch
    {
        ScalarWire { Kind: ScalarKind.String or ScalarKind.Uri or ScalarKind.Version } or IdentifierWire { Kind: ScalarKind.String } => true,
        RecordWire { IsStruct: false } or HierarchyWire or SetWire or MapWire => true,
        FormattedWire { IsStruct: false } => true,
        ConvertedWire { Stored: ArrayWire or ListWire } => false,
        ConvertedWire converted => !converted.IsStruct || RefusesNil(converted.Stored),
        _ => false,
    };

    /// <summary>Whether null where this type stands is refused before it is written. What is read as a list may be nil for a build whose list is an <c>ImmutableArray</c>.</summary>
    public static bool RefusesNull(WireType type) => type is ListWire { IsNullable: false } or ConvertedWire { IsStruct: false, IsNullable: false } || RefusesNil(type);

    /// <summary>
    /// Whether a value of this type can come back as another: a <c>DateTime</c> comes back as UTC, a number without a member as the one for
    /// unknown ones, a set or dictionary with the default comparer and in another order, what is behind an interface as something that can't change, what is
    /// converted as what the conversion makes of it.
    /// </summary>
    public static bool ChangesOnTheWire(WireType type) => type switch
    {
        ScalarWire scalar => scalar.Kind is ScalarKind.DateTime or ScalarKind.Uri,
        EnumWire number => number.Unknown is not null,
        ArrayWire array => ChangesOnTheWire(array.Element),
        ListWire list => list.Kind is not CollectionKind.ImmutableList || ChangesOnTheWire(list.Element),
        SetWire or MapWire or ConvertedWire or FormattedWire => true,
        RecordWire record => record.Members.Any(member => ChangesOnTheWire(member.Type)),
        HierarchyWire hierarchy => hierarchy.Cases.Any(one => ChangesOnTheWire(one.Record)),
        _ => false,
    };

    /// <summary>What is written in place of <c>value</c>. A number that does not fit is refused, and not cut off.</summary>
    public static string Converted(ConvertedWire type)
        => type.Converter is null ? $"checked(({type.Stored.ClrType})value)" : $"{type.Converter}.ToWire(value)";

    /// <summary>The element of a list or set.</summary>
    public static WireType ElementOf(WireType type) => type is ListWire list ? list.Element : ((SetWire)type).Element;

    /// <summary>What an enumeration of a collection gives.</summary>
    public static string ItemOf(WireType type)
        => type is MapWire map ? $"global::System.Collections.Generic.KeyValuePair<{map.Key.TypeName}, {map.Value.TypeName}>" : ElementOf(type).TypeName;

    /// <summary>Whether a collection's type says nothing about the object behind it.</summary>
    public static bool IsInterface(WireType type) => type switch
    {
        ListWire list => list.Kind is CollectionKind.IImmutableList or CollectionKind.IReadOnlyList or CollectionKind.IReadOnlyCollection,
        SetWire set => set.Kind is CollectionKind.IImmutableSet or CollectionKind.IReadOnlySet,
        MapWire map => map.Kind is CollectionKind.IImmutableDictionary or CollectionKind.IReadOnlyDictionary,
        _ => false,
    };

    /// <summary>How many elements a collection has.</summary>
    public static string CountOf(WireType type) => type switch
    {
        ListWire { Kind: CollectionKind.Array } => "value.Length",
        ListWire { Kind: CollectionKind.ImmutableQueue or CollectionKind.ImmutableStack } => "global::System.Linq.Enumerable.Count(value)",
        _ => "value.Count",
    };

    /// <summary>The size of an array's header.</summary>
    public static int HeaderSize(int count) => count < 16 ? 1 : 3;
}
