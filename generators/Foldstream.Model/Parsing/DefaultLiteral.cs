using System.Globalization;
using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>The C# expression that stands for a member where a payload ends before it.</summary>
internal static class DefaultLiteral
{
    /// <summary>For a member written in source. Null when it has no default that an expression of constants can give.</summary>
    public static string? Of(in SerialisedSyntax member, WireType type, SemanticModels models, CancellationToken cancellation)
    {
        string? implied = type.IsNullable ? "default" : null;
        if (member.Default is not { } expression) return implied;

        while (expression is PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            expression = expression is PostfixUnaryExpressionSyntax postfix ? postfix.Operand : ((ParenthesizedExpressionSyntax)expression).Expression;
        }

        if (expression.Kind() is SyntaxKind.DefaultLiteralExpression or SyntaxKind.DefaultExpression or SyntaxKind.NullLiteralExpression)
        {
            return OfNothing(type);
        }

        if (TryRead(expression, out object? value)) return Write(value, type);

        Optional<object?> constant = models.For(expression.SyntaxTree).GetConstantValue(expression, cancellation);
        if (constant.HasValue) return Write(constant.Value, type);

        // A parameter's default that is no constant can only be the default of a struct.
        return member.IsParameter ? OfNothing(type) : implied;
    }

    /// <summary>For a member of another assembly's record.</summary>
    public static string? Of(in SerialisedSymbol member, WireType type)
    {
        if (member.Parameter is { HasExplicitDefaultValue: true } parameter) return Write(parameter.ExplicitDefaultValue, type);
        return type.IsNullable ? "default" : null;
    }

    /// <summary>Plain literals are read off the token: binding a default makes the compiler build the record's members.</summary>
    private static bool TryRead(ExpressionSyntax expression, out object? value)
    {
        value = expression is LiteralExpressionSyntax literal ? literal.Token.Value : null;
        return value is not null;
    }

    private static string OfNothing(WireType type) => type.IsValueType || type.IsNullable ? "default" : "default!";

    private static string? Write(object? value, WireType type) => (value, type) switch
    {
        (null, _) => OfNothing(type),
        (bool or string, EnumWire) => null,
        (_, EnumWire wire) => $"({wire.ClrType})({Convert.ToString(value, CultureInfo.InvariantCulture)})",
        (_, ScalarWire wire) => WriteScalar(value, wire.Kind),
        (_, ConvertedWire wire) => WriteConverted(value, wire),
        _ => null,
    };

    /// <summary>What is stored in another form has the constants of its own type: those of a plain value or of an enum.</summary>
    private static string? WriteConverted(object value, ConvertedWire wire)
        => ScalarKinds.OfKeyword(SyntaxFacts.GetKeywordKind(wire.ClrType)) is { } kind ? WriteScalar(value, kind)
            : wire.IsStruct && value is not (bool or string or char or float or double or decimal) ? $"({wire.ClrType})({Convert.ToString(value, CultureInfo.InvariantCulture)})"
            : wire.IsNullable ? "default" : null;

    /// <summary>Null for a value of another type, or out of the type's range: half-typed code, about which the compiler speaks.</summary>
    private static string? WriteScalar(object value, ScalarKind kind)
    {
        if (value is char code && kind is not (ScalarKind.Char or ScalarKind.String)) value = (int)code;

        bool fits = kind switch
        {
            ScalarKind.Boolean => value is bool,
            ScalarKind.String => value is string,
            ScalarKind.Char => value is char,
            _ => value is not (bool or string),
        };
        try
        {
            return fits ? WriteFitting(value, kind) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static string? WriteFitting(object value, ScalarKind kind)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        return kind switch
        {
            ScalarKind.Boolean => (bool)value ? "true" : "false",
            ScalarKind.String => SymbolDisplay.FormatLiteral((string)value, quote: true),
            ScalarKind.Char => SymbolDisplay.FormatLiteral((char)value, quote: true),
            ScalarKind.SByte => $"(sbyte)({Convert.ToSByte(value, culture).ToString(culture)})",
            ScalarKind.Int16 => $"(short)({Convert.ToInt16(value, culture).ToString(culture)})",
            ScalarKind.Byte => $"(byte){Convert.ToByte(value, culture).ToString(culture)}",
            ScalarKind.UInt16 => $"(ushort){Convert.ToUInt16(value, culture).ToString(culture)}",
            ScalarKind.Int32 => Convert.ToInt32(value, culture).ToString(culture),
            ScalarKind.Int64 => Convert.ToInt64(value, culture).ToString(culture) + "L",
            ScalarKind.UInt32 => Convert.ToUInt32(value, culture).ToString(culture) + "U",
            ScalarKind.UInt64 => Convert.ToUInt64(value, culture).ToString(culture) + "UL",
            ScalarKind.Single => WriteSingle(Convert.ToSingle(value, culture)),
            ScalarKind.Double => WriteDouble(Convert.ToDouble(value, culture)),
            ScalarKind.Decimal => Convert.ToDecimal(value, culture).ToString(culture) + "M",
            _ => null,
        };
    }

    private static string WriteSingle(float value) => value switch
    {
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        _ => value.ToString("R", CultureInfo.InvariantCulture) + "F",
    };

    private static string WriteDouble(double value) => value switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => value.ToString("R", CultureInfo.InvariantCulture) + "D",
    };
}
