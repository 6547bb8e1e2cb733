using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>How emitted code calls the runtime's reader and writer.</summary>
internal static class Wire
{
    public const string Reader = "global::Foldstream.Encoding.WireReader";
    public const string Writer = "global::Foldstream.Encoding.WireWriter";

    /// <summary>A nullable type's name with its <c>?</c>.</summary>
    public static string TypeName(WireType type) => type.IsNullable ? type.ClrType + "?" : type.ClrType;

    /// <summary>The numeric type under an enum or an identifier, as C# names it.</summary>
    public static string Keyword(ScalarKind kind) => kind switch
    {
        ScalarKind.SByte => "sbyte",
        ScalarKind.Int16 => "short",
        ScalarKind.Int32 => "int",
        ScalarKind.Int64 => "long",
        ScalarKind.Byte => "byte",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.UInt32 => "uint",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.String => "string",
        _ => "global::System." + kind,
    };

    /// <summary>Whether nil where this type stands must be refused before it is read.</summary>
    public static bool RefusesNil(WireType type) => !type.IsNullable && type switch
    {
        ScalarWire { Kind: ScalarKind.String } or IdentifierWire { Kind: ScalarKind.String } => true,
        RecordWire { IsStruct: false } or HierarchyWire => true,
        _ => false,
    };

    /// <summary>Whether a value of this type can come back as another: a <c>DateTime</c> comes back as UTC, a number without a member as the one for unknown ones.</summary>
    public static bool ChangesOnTheWire(WireType type) => type switch
    {
        ScalarWire scalar => scalar.Kind is ScalarKind.DateTime,
        EnumWire number => number.Unknown is not null,
        ArrayWire array => ChangesOnTheWire(array.Element),
        RecordWire record => record.Members.Any(member => ChangesOnTheWire(member.Type)),
        HierarchyWire hierarchy => hierarchy.Cases.Any(one => ChangesOnTheWire(one.Record)),
        _ => false,
    };

    /// <summary>The size of an array's header.</summary>
    public static int HeaderSize(int count) => count < 16 ? 1 : 3;
}
