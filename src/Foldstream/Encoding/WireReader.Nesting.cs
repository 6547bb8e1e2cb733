namespace Foldstream.Encoding;

public static partial class WireReader
{
    /// <summary>How deeply a value that a user's own formatter reads may be nested.</summary>
    internal const int MaxNesting = 64;

    /// <summary>Moves behind one value of any kind that is nested at most 64 levels deep.</summary>
    /// <exception cref="MalformedPayloadException">There is none, it is longer than the payload, or nested more deeply.</exception>
    internal static void SkipNested(ReadOnlySpan<byte> source, ref int position)
    {
        // For each array or map that is open, how many values of it are still to come.
        Span<long> open = stackalloc long[MaxNesting + 1];
        int depth = 0;
        open[0] = 1;
        while (depth >= 0)
        {
            if (--open[depth] < 0)
            {
                depth--;
                continue;
            }

            int start = position;
            if (CountInside(source, ref position) is { } count)
            {
                if (depth == MaxNesting)
                {
                    throw new MalformedPayloadException($"A value is nested more than {MaxNesting} levels deep", start);
                }

                open[++depth] = count;
            }
        }
    }

    /// <summary>Reads the header of an ext of any type, and gives its bytes.</summary>
    /// <exception cref="MalformedPayloadException">There is none, or it is longer than the payload.</exception>
    internal static ReadOnlySpan<byte> ReadExt(ReadOnlySpan<byte> source, ref int position, out sbyte type)
    {
        int length = ReadExtHeader(source, position, "ext", out type, out int start);
        position = start + length;
        return source.Slice(start, length);
    }

    /// <summary>Moves behind a value that holds no others, or behind the header of one that does; then gives how many it holds.</summary>
    private static long? CountInside(ReadOnlySpan<byte> source, ref int position)
    {
        byte code = RestOf(source, position, "a value")[0];
        switch (code)
        {
            case (>= WireCode.FixMap and < WireCode.FixArray) or WireCode.Map16 or WireCode.Map32:
                return 2L * ReadMapHeader(source, ref position);
            case (>= WireCode.FixArray and < WireCode.FixStr) or WireCode.Array16 or WireCode.Array32:
                return ReadArrayHeader(source, ref position);
            case (>= WireCode.FixStr and < WireCode.Nil) or (>= WireCode.Str8 and <= WireCode.Str32):
                SkipText(source, ref position, code);
                return null;
            default:
                Skip(source, ref position);
                return null;
        }
    }

    /// <summary>A formatter's own reader may replace what is not UTF-8; a dump of the same bytes would refuse it. So nobody reads it.</summary>
    private static void SkipText(ReadOnlySpan<byte> source, ref int position, byte code)
    {
        int start = position + code switch { WireCode.Str8 => 2, WireCode.Str16 => 3, WireCode.Str32 => 5, _ => 1 };
        Skip(source, ref position);
        if (!System.Text.Unicode.Utf8.IsValid(source[start..position]))
        {
            throw new MalformedPayloadException("A str is not UTF-8", start);
        }
    }
}
