namespace Foldstream.Events;

/// <summary>Shapes as text and as trees, and which of them can be read as which.</summary>
internal static class EventShape
{
    private static readonly string[] ScalarNames =
    [
        "bool", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "f32", "f64", "char", "str", "guid", "decimal",
        "datetime", "datetimeoffset", "date", "time", "duration", "bin",
        "f16", "i128", "u128", "bigint", "uri", "version", "rune", "any",
    ];

    /// <summary>Reads a shape.</summary>
    /// <exception cref="FormatException">The text is not a shape; the message says at which column.</exception>
    public static RecordShape Parse(string text) => new ShapeParser(text).ParseShape();

    /// <summary>Whether bytes that were written under one shape can be read by a build that has another.</summary>
    /// <remarks>A shape that this build can't parse is compatible with nothing but itself.</remarks>
    public static bool AreCompatible(string stored, string built)
    {
        if (stored == built)
        {
            return true;
        }

        try
        {
            return IsReadableAs(Parse(stored), Parse(built));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    internal static string NameOf(ShapeScalar scalar) => ScalarNames[(int)scalar];

    internal static ShapeScalar? ScalarOf(ReadOnlySpan<char> name)
    {
        for (int i = 0; i < ScalarNames.Length; i++)
        {
            if (name.SequenceEqual(ScalarNames[i]))
            {
                return (ShapeScalar)i;
            }
        }

        return null;
    }

    /// <param name="stored">What was written.</param>
    /// <param name="built">What the build reads.</param>
    /// <param name="isKey">Whether it is what tells elements apart, so that no part of it may be skipped: two keys could become one.</param>
    private static bool IsReadableAs(ShapeType stored, ShapeType built, bool isKey = false)
        => (!stored.IsNullable || built.IsNullable) && (stored, built) switch
        {
            (ScalarShape s, ScalarShape b) => s.Scalar == b.Scalar,
            (EnumShape s, EnumShape b) => s.Underlying == b.Underlying && AgreeOnNumbers(s, b),
            (ArrayShape s, ArrayShape b) => IsReadableAs(s.Element, b.Element),
            (SetShape s, SetShape b) => IsReadableAs(s.Element, b.Element, isKey: true),
            (SetShape s, ArrayShape b) => IsReadableAs(s.Element, b.Element),
            (MapShape s, MapShape b) => IsReadableAs(s.Key, b.Key, isKey: true) && IsReadableAs(s.Value, b.Value),
            (RecordShape s, RecordShape b) => IsReadableAs(s, b, isKey),
            (HierarchyShape s, HierarchyShape b) => IsReadableAs(s, b, isKey),
            _ => false,
        };

    private static bool IsReadableAs(RecordShape stored, RecordShape built, bool isKey = false)
    {
        if (isKey && stored.Members.Length > built.Members.Length)
        {
            return false;
        }

        int common = Math.Min(stored.Members.Length, built.Members.Length);
        for (int i = 0; i < common; i++)
        {
            if (stored.Members[i].Name != built.Members[i].Name || !IsReadableAs(stored.Members[i].Type, built.Members[i].Type, isKey))
            {
                return false;
            }
        }

        return stored.Members.Skip(common).All(member => member.MayBeMissing) && built.Members.Skip(common).All(member => member.MayBeMissing);
    }

    /// <summary>Each stored case is one of the build's by its number. A name that stands for two numbers means that the cases were renumbered.</summary>
    private static bool IsReadableAs(HierarchyShape stored, HierarchyShape built, bool isKey)
        => stored.Cases.All(one => built.Find(one.Number) is { } known && IsReadableAs(one.Record, known.Record, isKey))
            && !stored.Cases.Any(one => built.Cases.Any(other => other.Name == one.Name && other.Number != one.Number));

    /// <summary>Names may come and go; one that stands for two numbers means that the members were renumbered.</summary>
    private static bool AgreeOnNumbers(EnumShape stored, EnumShape built)
    {
        Dictionary<string, Int128> numbers = stored.Members.ToDictionary(member => member.Name, member => member.Number, StringComparer.Ordinal);
        return built.Members.All(member => !numbers.TryGetValue(member.Name, out Int128 number) || number == member.Number);
    }
}
