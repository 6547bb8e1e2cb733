using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>
/// How many bytes a value of a type has at least. A reader holds the count of an array to it before it allocates: a hundred bytes can't
/// make it reserve room for a hundred large structs.
/// </summary>
internal static class LeastSize
{
    // A bin of 16 bytes with its header; a float with its code; a timestamp of 32 bits in its ext.
    private const int Bin16 = 18, Float = 5, Timestamp = 6;

    public static int Of(WireType type) => type.IsNullable ? 1 : type switch
    {
        ScalarWire scalar => Of(scalar.Kind),
        IdentifierWire identifier => Of(identifier.Kind),
        ConvertedWire converted => Of(converted.Stored),
        RecordWire record => Of(record),
        HierarchyWire hierarchy => 2 + hierarchy.Cases.Select(one => Of(one.Record)).DefaultIfEmpty(1).Min(),
        _ => 1,
    };

    private static int Of(ScalarKind kind) => kind switch
    {
        ScalarKind.Guid or ScalarKind.Decimal or ScalarKind.Int128 or ScalarKind.UInt128 => Bin16,
        ScalarKind.Single or ScalarKind.Double or ScalarKind.Half => Float,
        ScalarKind.DateTime => Timestamp,
        ScalarKind.DateTimeOffset => 1 + Timestamp + 1,
        ScalarKind.Bytes => 2,
        _ => 1,
    };

    /// <summary>The header, and all members up to the last one that can't be missing.</summary>
    private static int Of(RecordWire record)
    {
        int size = 1, required = 1;
        foreach (MemberModel member in record.Members)
        {
            size += Of(member.Type);
            required = member.Default is null ? size : required;
        }

        return required;
    }
}
