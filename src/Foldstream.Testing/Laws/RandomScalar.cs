using System.Numerics;
using System.Text;
using Foldstream.Encoding;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>Writes random plain values.</summary>
internal static class RandomScalar
{
    // Letters whose case is another thing in Turkish, and such as are more than a byte or a char.
    private static readonly string[] UsualTexts = ["a", "mini", "TITLE", "Zoë", "x-1"];
    private static readonly string[] EdgeTexts = ["", " ", "1,5", "-0", "日本", "👍", "ı İ", "a\0b", "\"\\\n\t", "null", new('z', 31), new('z', 32), new('é', 20)];
    private static readonly decimal[] UsualDecimals = [1m, 2.5m, 1234.56m, -0.75m, 10m];
    private static readonly decimal[] EdgeDecimals = [0m, 0.00m, 1.10m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 79228162514264337593543950335m];
    private static readonly double[] UsualFloats = [1, 2.5, 1234.5, -0.75];
    private static readonly Uri[] Uris = [new("https://example.org/a?b=c"), new("urn:isbn:1"), new("/there", UriKind.Relative), new("https://example.org/%C3%A9")];
    private static readonly Version[] Versions = [new(1, 2), new(1, 2, 3), new(1, 2, 3, 4), new(0, 0)];
    private static readonly string[] Runes = ["a", "é", "日", "👍"];
    private static readonly DateTime Morning = new(2026, 11, 23, 8, 5, 9, DateTimeKind.Utc);

    public static void Write(PayloadBuffer buffer, ShapeScalar scalar, LawRandom random, PayloadStyle style)
    {
        bool isUsual = style == PayloadStyle.Usual;
        switch (scalar)
        {
            case ShapeScalar.Bool:
                buffer.Write(WireWriter.WriteBoolean, random.OneIn(2));
                break;
            case ShapeScalar.I8 or ShapeScalar.I16 or ShapeScalar.I32 or ShapeScalar.I64:
                buffer.Write(WireWriter.WriteInt64, isUsual ? random.Below(4) : Signed(random, SizeOf(scalar)));
                break;
            case ShapeScalar.U8 or ShapeScalar.U16 or ShapeScalar.U32 or ShapeScalar.U64:
                buffer.Write(WireWriter.WriteUInt64, isUsual ? (ulong)random.Below(4) : Unsigned(random, SizeOf(scalar)));
                break;
            case ShapeScalar.Char:
                buffer.Write(WireWriter.WriteChar, isUsual ? "aiI"[random.Below(3)] : (char)random.Next());
                break;
            case ShapeScalar.Str:
                string text = random.OneOf(isUsual || random.OneIn(2) ? UsualTexts : EdgeTexts);
                buffer.Write(WireWriter.WriteString, text, WireWriter.MaxSizeOfString(text));
                break;
            case ShapeScalar.Guid:
                buffer.Write(WireWriter.WriteGuid, GuidOf(random, isUsual));
                break;
            case ShapeScalar.Decimal:
                buffer.Write(WireWriter.WriteDecimal, random.OneOf(isUsual || random.OneIn(2) ? UsualDecimals : EdgeDecimals));
                break;
            case ShapeScalar.Bin:
                byte[] bytes = new byte[random.Below(isUsual ? 4 : 300)];
                foreach (ref byte b in bytes.AsSpan()) b = (byte)random.Next();
                buffer.Write(static (destination, ref position, value) => WireWriter.WriteBytes(destination, ref position, value), bytes, WireWriter.MaxSizeOfBytes(bytes.Length));
                break;
            case ShapeScalar.Uri:
                Uri uri = random.OneOf(Uris);
                buffer.Write(WireWriter.WriteUri, uri, WireWriter.MaxSizeOfUri(uri));
                break;
            case ShapeScalar.Version:
                Version version = random.OneOf(Versions);
                buffer.Write(WireWriter.WriteVersion, version, WireWriter.MaxSizeOfVersion(version));
                break;
            case ShapeScalar.Rune:
                buffer.Write(WireWriter.WriteRune, Rune.GetRuneAt(random.OneOf(Runes), 0));
                break;
            case ShapeScalar.F16 or ShapeScalar.F32 or ShapeScalar.F64:
                WriteFloat(buffer, scalar, random, isUsual);
                break;
            case ShapeScalar.I128 or ShapeScalar.U128 or ShapeScalar.BigInt:
                WriteBig(buffer, scalar, random, isUsual);
                break;
            default:
                WriteTime(buffer, scalar, random, isUsual);
                break;
        }
    }

    private static void WriteFloat(PayloadBuffer buffer, ShapeScalar scalar, LawRandom random, bool isUsual)
    {
        bool isPlain = isUsual || random.OneIn(2);
        double usual = random.OneOf(UsualFloats);
        switch (scalar)
        {
            case ShapeScalar.F16:
                buffer.Write(WireWriter.WriteHalf, isPlain ? (Half)usual : random.OneOf([Half.MaxValue, Half.MinValue, Half.Epsilon, Half.NaN, Half.PositiveInfinity, Half.NegativeZero]));
                break;
            case ShapeScalar.F32:
                buffer.Write(WireWriter.WriteSingle, isPlain ? (float)usual : random.OneOf([float.MaxValue, float.MinValue, float.Epsilon, float.NaN, float.NegativeInfinity, float.NegativeZero, 0.1f]));
                break;
            default:
                buffer.Write(WireWriter.WriteDouble, isPlain ? usual : random.OneOf([double.MaxValue, double.MinValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeZero, 0.1]));
                break;
        }
    }

    private static void WriteBig(PayloadBuffer buffer, ShapeScalar scalar, LawRandom random, bool isUsual)
    {
        bool isSmall = isUsual || random.OneIn(2);
        switch (scalar)
        {
            case ShapeScalar.I128:
                buffer.Write(WireWriter.WriteInt128, isSmall ? random.Below(4) : random.OneOf([Int128.MaxValue, Int128.MinValue, Int128.NegativeOne, (Int128)random.Next()]));
                break;
            case ShapeScalar.U128:
                buffer.Write(WireWriter.WriteUInt128, isSmall ? (UInt128)random.Below(4) : random.OneOf([UInt128.MaxValue, new UInt128(random.Next(), random.Next())]));
                break;
            default:
                BigInteger number = isSmall ? random.Below(4) : random.OneOf([BigInteger.Pow(2, 200), -BigInteger.Pow(10, 40), new BigInteger(random.Next()), BigInteger.MinusOne]);
                buffer.Write(WireWriter.WriteBigInteger, number, WireWriter.MaxSizeOfBigInteger(number));
                break;
        }
    }

    private static void WriteTime(PayloadBuffer buffer, ShapeScalar scalar, LawRandom random, bool isUsual)
    {
        bool isNear = isUsual || random.OneIn(2);
        DateTime near = Morning.AddHours(7 * random.Below(4));
        switch (scalar)
        {
            case ShapeScalar.DateTime:
                buffer.Write(WireWriter.WriteDateTime, isNear ? near : random.OneOf([
                    DateTime.UnixEpoch, DateTime.UnixEpoch.AddTicks(-1), new DateTime(DateTime.MaxValue.Ticks, DateTimeKind.Utc), new DateTime(0, DateTimeKind.Utc), near.AddTicks(1234567)]));
                break;
            case ShapeScalar.DateTimeOffset:
                DateTimeOffset instant = new(near);
                buffer.Write(WireWriter.WriteDateTimeOffset, isUsual ? instant : random.OneOf([
                    instant.ToOffset(TimeSpan.FromHours(14)), instant.ToOffset(new TimeSpan(-3, -30, 0)), DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch]));
                break;
            case ShapeScalar.Date:
                buffer.Write(WireWriter.WriteDateOnly, isNear ? DateOnly.FromDateTime(near) : random.OneOf([DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2024, 2, 29)]));
                break;
            case ShapeScalar.Time:
                buffer.Write(WireWriter.WriteTimeOnly, isNear ? TimeOnly.FromDateTime(near) : random.OneOf([TimeOnly.MinValue, TimeOnly.MaxValue]));
                break;
            case ShapeScalar.Duration:
                buffer.Write(WireWriter.WriteTimeSpan, isNear ? TimeSpan.FromMinutes(random.Below(100)) : random.OneOf([TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.Zero, TimeSpan.FromTicks(-1)]));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(scalar), scalar, "There is no such plain value.");
        }
    }

    private static int SizeOf(ShapeScalar scalar) => scalar switch
    {
        ShapeScalar.I8 or ShapeScalar.U8 => 8,
        ShapeScalar.I16 or ShapeScalar.U16 => 16,
        ShapeScalar.I32 or ShapeScalar.U32 => 32,
        _ => 64,
    };

    /// <summary>Any number of so many bits, small ones and both ends as likely as large ones.</summary>
    private static ulong Unsigned(LawRandom random, int bits) => random.OneIn(8) ? ulong.MaxValue >> (64 - bits) : random.Next() >> (64 - 1 - random.Below(bits));

    private static long Signed(LawRandom random, int bits)
    {
        long positive = (long)Unsigned(random, bits - 1);
        return random.OneIn(2) ? positive : ~positive;
    }

    private static Guid GuidOf(LawRandom random, bool isUsual) => isUsual
        ? new Guid(1 + random.Below(3), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)
        : random.OneIn(4) ? Guid.Empty : new Guid((uint)random.Next(), (ushort)random.Next(), (ushort)random.Next(), 1, 2, 3, 4, 5, (byte)random.Next(), 7, (byte)random.Next());
}
