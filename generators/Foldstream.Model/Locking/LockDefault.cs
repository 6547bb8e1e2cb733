using System.Globalization;
using System.Text.RegularExpressions;
using Foldstream.Model;

namespace Foldstream.Locking;

/// <summary>
/// A member's default in the lock: the plain literal, <c>3</c>, <c>"none"</c>, <c>true</c>, <c>NaN</c>, or <c>default</c>, from the C# expression that
/// emitted code has, and back.
/// </summary>
internal static class LockDefault
{
    /// <summary>
    /// Stands for a default that is a value of the code's type, where another type is stored: only the code could say what that would be in stored form.
    /// </summary>
    public const string Converted = "converted";

    /// <summary>Null for what has no default, and for null where it may be null anyway.</summary>
    public static string? Write(string? expression, WireType type)
    {
        if (expression is null || (expression == "default" && type.IsNullable)) return null;
        if (type is ConvertedWire converted) return WriteConverted(expression, converted);
        if (expression is "default" or "default!") return HoldsConverted(type) ? Converted : "default";
        return Literal(expression);
    }

    /// <summary>A cast between whole numbers, an enum's included, leaves the number as it is.</summary>
    private static string WriteConverted(string expression, ConvertedWire type)
        => type is { Converter: null, Stored: ScalarWire stored } && Literal(expression) is var literal && IsOf(stored.Kind, literal) ? literal : Converted;

    /// <summary>Whether the default of a struct has a part that is stored in another form.</summary>
    private static bool HoldsConverted(WireType type)
        => type is RecordWire { IsStruct: true, IsNullable: false } record && record.Members.Any(member => member.Type is ConvertedWire { IsNullable: false } || HoldsConverted(member.Type));

    private static bool IsOf(ScalarKind kind, string literal)
    {
        (NumberStyles sign, CultureInfo culture) = (NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return kind switch
        {
            ScalarKind.SByte => sbyte.TryParse(literal, sign, culture, out _),
            ScalarKind.Int16 => short.TryParse(literal, sign, culture, out _),
            ScalarKind.Int32 => int.TryParse(literal, sign, culture, out _),
            ScalarKind.Int64 => long.TryParse(literal, sign, culture, out _),
            ScalarKind.Byte => byte.TryParse(literal, sign, culture, out _),
            ScalarKind.UInt16 => ushort.TryParse(literal, sign, culture, out _),
            ScalarKind.UInt32 => uint.TryParse(literal, sign, culture, out _),
            ScalarKind.UInt64 => ulong.TryParse(literal, sign, culture, out _),
            _ => false,
        };
    }

    private static string Literal(string expression)
    {
        if (expression[0] is '"' or '\'' || expression is "true" or "false") return expression;

        // (Shop.Currency)(2), (byte)3
        string core = Regex.Replace(expression, @"^\([^()]*\)\(?(-?[0-9.]+)\)?$", "$1");
        if (core.Length > 0 && core[core.Length - 1] is 'L' or 'U' or 'M' or 'F' or 'D') core = core.TrimEnd('L', 'U', 'M', 'F', 'D');
        return core.Substring(core.LastIndexOf('.') is var dot && dot >= 0 && char.IsLetter(core[core.Length - 1]) ? dot + 1 : 0);
    }

    /// <summary>The C# expression of a type's default.</summary>
    /// <param name="literal">What the lock holds; null where it holds nothing.</param>
    /// <param name="type">The type as emitted code has it; nullable where the default is <see cref="Converted"/>.</param>
    public static string? Read(string? literal, WireType type)
    {
        if (literal is null) return type.IsNullable ? "default" : null;
        if (literal == Converted) return "default";
        if (literal == "default") return type.IsValueType || type.IsNullable ? "default" : "default!";
        return type switch
        {
            EnumWire => $"({type.ClrType})({literal})",
            ScalarWire { Kind: ScalarKind.SByte or ScalarKind.Int16 or ScalarKind.Byte or ScalarKind.UInt16 } => $"({type.ClrType})({literal})",
            ScalarWire { Kind: ScalarKind.Int64 } => literal + "L",
            ScalarWire { Kind: ScalarKind.UInt32 } => literal + "U",
            ScalarWire { Kind: ScalarKind.UInt64 } => literal + "UL",
            ScalarWire { Kind: ScalarKind.Decimal } => literal + "M",
            ScalarWire { Kind: ScalarKind.Single } => char.IsLetter(literal[literal.Length - 1]) ? "float." + literal : literal + "F",
            ScalarWire { Kind: ScalarKind.Double } => char.IsLetter(literal[literal.Length - 1]) ? "double." + literal : literal + "D",
            _ => literal,
        };
    }
}
