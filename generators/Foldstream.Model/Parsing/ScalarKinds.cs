using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Parsing;

/// <summary>Which types are plain values of the wire.</summary>
internal static class ScalarKinds
{
    /// <summary>By keyword, without binding anything: most members are written so.</summary>
    public static ScalarKind? OfKeyword(SyntaxKind keyword) => keyword switch
    {
        SyntaxKind.BoolKeyword => ScalarKind.Boolean,
        SyntaxKind.SByteKeyword => ScalarKind.SByte,
        SyntaxKind.ShortKeyword => ScalarKind.Int16,
        SyntaxKind.IntKeyword => ScalarKind.Int32,
        SyntaxKind.LongKeyword => ScalarKind.Int64,
        SyntaxKind.ByteKeyword => ScalarKind.Byte,
        SyntaxKind.UShortKeyword => ScalarKind.UInt16,
        SyntaxKind.UIntKeyword => ScalarKind.UInt32,
        SyntaxKind.ULongKeyword => ScalarKind.UInt64,
        SyntaxKind.FloatKeyword => ScalarKind.Single,
        SyntaxKind.DoubleKeyword => ScalarKind.Double,
        SyntaxKind.CharKeyword => ScalarKind.Char,
        SyntaxKind.StringKeyword => ScalarKind.String,
        SyntaxKind.DecimalKeyword => ScalarKind.Decimal,
        _ => null,
    };

    public static ScalarKind? Of(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => ScalarKind.Boolean,
        SpecialType.System_SByte => ScalarKind.SByte,
        SpecialType.System_Int16 => ScalarKind.Int16,
        SpecialType.System_Int32 => ScalarKind.Int32,
        SpecialType.System_Int64 => ScalarKind.Int64,
        SpecialType.System_Byte => ScalarKind.Byte,
        SpecialType.System_UInt16 => ScalarKind.UInt16,
        SpecialType.System_UInt32 => ScalarKind.UInt32,
        SpecialType.System_UInt64 => ScalarKind.UInt64,
        SpecialType.System_Single => ScalarKind.Single,
        SpecialType.System_Double => ScalarKind.Double,
        SpecialType.System_Char => ScalarKind.Char,
        SpecialType.System_String => ScalarKind.String,
        SpecialType.System_Decimal => ScalarKind.Decimal,
        SpecialType.System_DateTime => ScalarKind.DateTime,
        SpecialType.None => OfPlatform(type),
        _ => null,
    };

    /// <summary>The type as emitted code names it.</summary>
    public static string NameOf(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => "bool",
        ScalarKind.SByte => "sbyte",
        ScalarKind.Int16 => "short",
        ScalarKind.Int32 => "int",
        ScalarKind.Int64 => "long",
        ScalarKind.Byte => "byte",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.UInt32 => "uint",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.Single => "float",
        ScalarKind.Double => "double",
        ScalarKind.Char => "char",
        ScalarKind.String => "string",
        ScalarKind.Decimal => "decimal",
        ScalarKind.Bytes => "global::System.ReadOnlyMemory<byte>",
        ScalarKind.BigInteger => "global::System.Numerics.BigInteger",
        ScalarKind.Rune => "global::System.Text.Rune",
        _ => "global::System." + kind,
    };

    private static ScalarKind? OfPlatform(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Class, ContainingType: null } named) return null;

        (ScalarKind Kind, string? Inner)? known = named.Name switch
        {
            "Guid" => (ScalarKind.Guid, null),
            "DateTimeOffset" => (ScalarKind.DateTimeOffset, null),
            "DateOnly" => (ScalarKind.DateOnly, null),
            "TimeOnly" => (ScalarKind.TimeOnly, null),
            "TimeSpan" => (ScalarKind.TimeSpan, null),
            "Half" => (ScalarKind.Half, null),
            "Int128" => (ScalarKind.Int128, null),
            "UInt128" => (ScalarKind.UInt128, null),
            "Uri" => (ScalarKind.Uri, null),
            "Version" => (ScalarKind.Version, null),
            "BigInteger" => (ScalarKind.BigInteger, "Numerics"),
            "Rune" => (ScalarKind.Rune, "Text"),
            "ReadOnlyMemory" when named.TypeArguments is [{ SpecialType: SpecialType.System_Byte }] => (ScalarKind.Bytes, null),
            _ => null,
        };
        return known is var (kind, inner) && IsInSystem(named.ContainingNamespace, inner) ? kind : null;
    }

    private static bool IsInSystem(INamespaceSymbol space, string? inner)
        => (inner is null ? space : space.Name == inner ? space.ContainingNamespace : null) is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
