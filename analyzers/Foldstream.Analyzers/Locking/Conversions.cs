using System.Text.RegularExpressions;
using Foldstream.Locking;
using Foldstream.Model;

namespace Foldstream.Analyzers.Locking;

/// <summary>Writes a value of a frozen version as a value of the code. What has more than one meaning is not converted.</summary>
internal sealed class Conversions(LockTypes beforeTypes, LockTypes afterTypes, HashSet<(string Type, string Namespace)> needs)
{
    /// <summary>Whether a frozen version has the very type of the code for it, apart from which collection it is.</summary>
    public static bool IsSame(LockType before, LockType after, LockTypes beforeTypes, LockTypes afterTypes)
        => Unrevised(before) == Unrevised(after) && LockComparison.IsReadable(before, beforeTypes, after, afterTypes);

    public static string Throw(string question) => $"throw new NotImplementedException(\"{question.Replace("\\", "\\\\").Replace("\"", "\\\"")}\")";

    /// <param name="value">The expression of the old value.</param>
    /// <param name="variable">A name for it.</param>
    /// <param name="before">Its type in the lock.</param>
    /// <param name="after">The type that the lock would have for the code's.</param>
    /// <param name="type">The type of the code.</param>
    /// <param name="written">How the code writes it, without a question mark.</param>
    /// <param name="ofNull">What the exception says where null has no meaning.</param>
    /// <returns>Null where it is not for us to say.</returns>
    public string? Convert(string value, string variable, LockType before, LockType after, WireType type, string written, string ofNull)
    {
        if (!before.IsNullable) return Core(value, before, after, type, written);
        if (Core(variable, before, after, type, written) is not { } core) return null;

        if (after.IsNullable) return core == variable ? value : $"{value} is {{ }} {variable} ? {core} : null";

        needs.Add(("NotImplementedException", "System"));
        return core == variable ? $"{value} ?? {Throw(ofNull)}" : $"{value} is {{ }} {variable} ? {core} : {Throw(ofNull)}";
    }

    private static string Unrevised(LockType type) => Regex.Replace(LockText.Print(type with { IsNullable = false }), @"@\d+", "");

    private string? Core(string value, LockType before, LockType after, WireType type, string written)
    {
        if (type is ConvertedWire converted)
        {
            if (Core(value, before, after, converted.Stored, converted.Stored.ClrType) is not { } stored) return null;

            bool isPlain = stored == value;
            return converted.Converter is { } converter ? $"{converter}.FromWire({stored})" : isPlain ? $"({written}){stored}" : $"({written})({stored})";
        }

        bool isSame = IsSame(before with { IsNullable = false }, after with { IsNullable = false }, beforeTypes, afterTypes);
        return (before, type) switch
        {
            (LockList or LockSet, ArrayWire array) => Elements(value, before, array.Element, after, isSame && before is LockList, "."),
            (LockList or LockSet, ListWire list) => Elements(value, before, list.Element, after, isSame && list.Kind is CollectionKind.IReadOnlyList or CollectionKind.IReadOnlyCollection or CollectionKind.IImmutableList, "."),
            (LockList or LockSet, SetWire set) => Elements(value, before, set.Element, after, isSame && set.Kind is CollectionKind.ImmutableHashSet or CollectionKind.IImmutableSet or CollectionKind.IReadOnlySet, set.Kind is CollectionKind.IReadOnlySet ? "" : "."),
            (LockMap, MapWire map) => isSame && !Converts(map.Key) && !Converts(map.Value) ? Map(value, map.Kind) : null,
            (LockTuple, RecordWire { IsTuple: true } tuple) => isSame && !Converts(tuple) ? value : null,
            (LockReference reference, _) => Named(value, reference, type, isSame, written),
            (LockScalar scalar, ScalarWire target) => Scalars.Convert(value, scalar.Kind, target.Kind, written, needs),
            (LockScalar scalar, IdentifierWire identifier) => scalar.Kind == identifier.Kind ? $"new {written}({value})" : null,
            (LockScalar scalar, EnumWire numbers) => scalar.Kind == numbers.Underlying ? $"({written}){value}" : null,
            (LockAny, FormattedWire) => value,
            _ => null,
        };
    }

    private string? Named(string value, LockReference before, WireType type, bool isSame, string written)
    {
        if (isSame) return value;

        return (beforeTypes.Find(before), type) switch
        {
            (EnumEntry numbers, ScalarWire scalar) when numbers.Underlying == scalar.Kind => $"({written}){value}",
            (EnumEntry, ScalarWire { Kind: ScalarKind.String }) => value + ".ToString()",
            (EnumEntry was, EnumWire) when afterTypes.FindNewest(LiveLock.NameOf(type.ClrType)) is EnumEntry now && LockComparison.Of(was, beforeTypes, now, afterTypes).Count == 0 => $"({written}){value}",
            _ => null,
        };
    }

    /// <param name="value">The collection.</param>
    /// <param name="before">Its type in the lock.</param>
    /// <param name="element">The element's type of the code.</param>
    /// <param name="after">The collection's type in the lock.</param>
    /// <param name="isIt">Whether the old collection is one of the code's.</param>
    /// <param name="spread">Empty where a collection expression doesn't make such a collection.</param>
    private string? Elements(string value, LockType before, WireType element, LockType after, bool isIt, string spread)
    {
        LockType old = ElementOf(before), now = ElementOf(after);
        string? one = Convert("x", "y", old, now, element, element.ClrType, "What is an element that was null?");
        if (one is null) return null;
        if (one == "x" && isIt) return value;
        if (spread.Length == 0) return null;
        if (one == "x") return $"[.. {value}]";

        needs.Add(("Enumerable", "System.Linq"));
        return $"[.. {value}.Select(x => {one})]";
    }

    private static LockType ElementOf(LockType type) => type is LockList list ? list.Element : ((LockSet)type).Element;

    private string Map(string value, CollectionKind kind)
    {
        switch (kind)
        {
            case CollectionKind.FrozenDictionary:
                needs.Add(("FrozenDictionary", "System.Collections.Frozen"));
                return value + ".ToFrozenDictionary()";
            case CollectionKind.ImmutableSortedDictionary:
                needs.Add(("ImmutableSortedDictionary", "System.Collections.Immutable"));
                return value + ".ToImmutableSortedDictionary()";
            default:
                return value;
        }
    }

    /// <summary>Whether the frozen version has another type for a part of it.</summary>
    private static bool Converts(WireType type) => type switch
    {
        ConvertedWire => true,
        ArrayWire or ListWire or SetWire or MapWire => true,
        RecordWire { IsTuple: true } tuple => tuple.Members.Any(member => Converts(member.Type)),
        _ => false,
    };
}
