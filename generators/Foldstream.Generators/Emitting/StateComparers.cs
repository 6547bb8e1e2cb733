using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>
/// Prints how the comparer of a set or dictionary of a state goes with it. Texts have a handful that everybody uses, and whose number is stored; all other keys have
/// the default one, or the state can't be stored.
/// </summary>
internal static class StateComparers
{
    public const string Collections = "global::Foldstream.Encoding.StateCollections";

    private const string Comparers = "global::Foldstream.Encoding.StateComparers";

    /// <summary>What the comparer takes in bytes.</summary>
    public static int SizeOf(WireType type) => HasNumber(type) ? 2 : 0;

    public static void EmitWrite(SourceWriter writer, WireType type)
    {
        if (HasNumber(type)) writer.Line($"{Comparers}.Write(destination, ref position, {Comparers}.NumberOf(value.{Property(type)}));");
    }

    public static void EmitRead(SourceWriter writer, WireType type)
    {
        if (HasNumber(type)) writer.Line($"var comparer = {Comparers}.{(IsOrdered(type) ? "ReadOrder" : "ReadEquality")}(payload, ref position);");
    }

    public static string Argument(WireType type) => HasNumber(type) ? ", comparer" : IsOfState(type) ? ", null" : "";

    public static void EmitCheck(SourceWriter writer, WireType type)
    {
        if (KeyOf(type) is null) return;

        writer.Line(HasNumber(type) ? $"_ = {Comparers}.NumberOf(value.{Property(type)});" : $"{Comparers}.EnsureDefault(value.{Property(type)});");
        if (type is MapWire { Kind: CollectionKind.ImmutableDictionary or CollectionKind.ImmutableSortedDictionary }) writer.Line($"{Comparers}.EnsureDefault(value.ValueComparer);");
        if (!IsOrdered(type)) writer.Line($"{Collections}.EnsureReadable({(type is MapWire ? "value.Keys" : "value")}, value.Count);");
    }

    private static bool HasNumber(WireType type) => IsOfState(type) && KeyOf(type) is ScalarWire { Kind: ScalarKind.String };

    private static bool IsOfState(WireType type) => type is SetWire { IsOfState: true } or MapWire { IsOfState: true };

    private static WireType? KeyOf(WireType type) => type switch
    {
        SetWire set => set.Element,
        MapWire map => map.Key,
        _ => null,
    };

    private static bool IsOrdered(WireType type) => type is SetWire { Kind: CollectionKind.ImmutableSortedSet or CollectionKind.SortedSet }
        or MapWire { Kind: CollectionKind.ImmutableSortedDictionary or CollectionKind.SortedDictionary or CollectionKind.SortedList };

    private static string Property(WireType type) => type is SetWire { Kind: CollectionKind.ImmutableHashSet or CollectionKind.ImmutableSortedSet }
        or MapWire { Kind: CollectionKind.ImmutableDictionary or CollectionKind.ImmutableSortedDictionary } ? "KeyComparer" : "Comparer";
}
