using Foldstream.Model;

namespace Foldstream.Analyzers.Locking;

/// <summary>Writes a plain value as another one.</summary>
internal static class Scalars
{
    /// <summary>What a number may become without a cast, as C# has it.</summary>
    private static readonly Dictionary<ScalarKind, ScalarKind[]> Widening = new()
    {
        [ScalarKind.SByte] = [ScalarKind.Int16, ScalarKind.Int32, ScalarKind.Int64, ScalarKind.Int128, ScalarKind.Half, ScalarKind.Single, ScalarKind.Double, ScalarKind.Decimal, ScalarKind.BigInteger],
        [ScalarKind.Int16] = [ScalarKind.Int32, ScalarKind.Int64, ScalarKind.Int128, ScalarKind.Single, ScalarKind.Double, ScalarKind.Decimal, ScalarKind.BigInteger],
        [ScalarKind.Int32] = [ScalarKind.Int64, ScalarKind.Int128, ScalarKind.Single, ScalarKind.Double, ScalarKind.Decimal, ScalarKind.BigInteger],
        [ScalarKind.Int64] = [ScalarKind.Int128, ScalarKind.Single, ScalarKind.Double, ScalarKind.Decimal, ScalarKind.BigInteger],
        [ScalarKind.Byte] = [ScalarKind.Int16, ScalarKind.UInt16, ScalarKind.Int32, ScalarKind.UInt32, ScalarKind.Int64, ScalarKind.UInt64, ScalarKind.Int128, ScalarKind.UInt128, ScalarKind.Half, ScalarKind.Single, ScalarKind.Double, ScalarKind.Decimal, ScalarKind.BigInteger],
        [ScalarKind.UInt16] = [ScalarKind.Int32, ScalarKind.UInt32, ScalarKind.Int64, ScalarKind.UInt64, ScalarKind.Int128, ScalarKind.UInt128, ScalarKind.Single, ScalarKind.Double, ScalarKind.Decimal, ScalarKind.BigInteger],
        [ScalarKind.UInt32] = [ScalarKind.Int64, ScalarKind.UInt64, ScalarKind.Int128, ScalarKind.UInt128, ScalarKind.Single, ScalarKind.Double, ScalarKind.Decimal, ScalarKind.BigInteger],
        [ScalarKind.UInt64] = [ScalarKind.Int128, ScalarKind.UInt128, ScalarKind.Single, ScalarKind.Double, ScalarKind.Decimal, ScalarKind.BigInteger],
        [ScalarKind.Int128] = [ScalarKind.BigInteger],
        [ScalarKind.UInt128] = [ScalarKind.BigInteger],
        [ScalarKind.BigInteger] = [],
        [ScalarKind.Half] = [ScalarKind.Single, ScalarKind.Double],
        [ScalarKind.Single] = [ScalarKind.Double],
        [ScalarKind.Double] = [],
        [ScalarKind.Decimal] = [],
    };

    /// <returns>Null where it is not for us to say.</returns>
    public static string? Convert(string value, ScalarKind before, ScalarKind after, string written, HashSet<(string Type, string Namespace)> needs)
    {
        if (before == after) return value;
        if (after == ScalarKind.String) return Text(value, before, needs);
        if (!Widening.TryGetValue(before, out ScalarKind[]? wider) || !Widening.ContainsKey(after)) return null;

        return wider.Contains(after) ? value : $"checked(({written}){value})";
    }

    private static string? Text(string value, ScalarKind before, HashSet<(string Type, string Namespace)> needs)
    {
        switch (before)
        {
            case ScalarKind.DateTime or ScalarKind.DateTimeOffset or ScalarKind.DateOnly or ScalarKind.TimeOnly:
                needs.Add(("CultureInfo", "System.Globalization"));
                return value + ".ToString(\"O\", CultureInfo.InvariantCulture)";
            case ScalarKind.TimeSpan:
                needs.Add(("CultureInfo", "System.Globalization"));
                return value + ".ToString(\"c\", CultureInfo.InvariantCulture)";
            case ScalarKind.Guid or ScalarKind.Char or ScalarKind.Rune or ScalarKind.Uri or ScalarKind.Version:
                return value + ".ToString()";
            case ScalarKind.Boolean or ScalarKind.Bytes:
                return null;
            default:
                needs.Add(("CultureInfo", "System.Globalization"));
                return value + ".ToString(CultureInfo.InvariantCulture)";
        }
    }
}
