using System.Numerics;
using System.Text;
using Foldstream.Encoding;

namespace Foldstream.Tests.Encoding;

internal delegate void WriteValue<T>(Span<byte> destination, ref int position, T value);

internal delegate T ReadValue<out T>(ReadOnlySpan<byte> source, ref int position);

/// <summary>A kind of plain value, with its writer and reader.</summary>
internal abstract class WireKind
{
    public static readonly WireKind<bool> Boolean = new("bool", WireWriter.WriteBoolean, WireReader.ReadBoolean, _ => WireWriter.MaxSizeOfBoolean);
    public static readonly WireKind<sbyte> SByte = new("i8", WireWriter.WriteSByte, WireReader.ReadSByte, _ => WireWriter.MaxSizeOfSByte);
    public static readonly WireKind<short> Int16 = new("i16", WireWriter.WriteInt16, WireReader.ReadInt16, _ => WireWriter.MaxSizeOfInt16);
    public static readonly WireKind<int> Int32 = new("i32", WireWriter.WriteInt32, WireReader.ReadInt32, _ => WireWriter.MaxSizeOfInt32);
    public static readonly WireKind<long> Int64 = new("i64", WireWriter.WriteInt64, WireReader.ReadInt64, _ => WireWriter.MaxSizeOfInt64);
    public static readonly WireKind<byte> Byte = new("u8", WireWriter.WriteByte, WireReader.ReadByte, _ => WireWriter.MaxSizeOfByte);
    public static readonly WireKind<ushort> UInt16 = new("u16", WireWriter.WriteUInt16, WireReader.ReadUInt16, _ => WireWriter.MaxSizeOfUInt16);
    public static readonly WireKind<uint> UInt32 = new("u32", WireWriter.WriteUInt32, WireReader.ReadUInt32, _ => WireWriter.MaxSizeOfUInt32);
    public static readonly WireKind<ulong> UInt64 = new("u64", WireWriter.WriteUInt64, WireReader.ReadUInt64, _ => WireWriter.MaxSizeOfUInt64);
    public static readonly WireKind<float> Single = new("f32", WireWriter.WriteSingle, WireReader.ReadSingle, _ => WireWriter.MaxSizeOfSingle);
    public static readonly WireKind<double> Double = new("f64", WireWriter.WriteDouble, WireReader.ReadDouble, _ => WireWriter.MaxSizeOfDouble);
    public static readonly WireKind<char> Char = new("char", WireWriter.WriteChar, WireReader.ReadChar, _ => WireWriter.MaxSizeOfChar);
    public static readonly WireKind<string> String = new("str", WireWriter.WriteString, WireReader.ReadString, WireWriter.MaxSizeOfString);
    public static readonly WireKind<Guid> Guid = new("guid", WireWriter.WriteGuid, WireReader.ReadGuid, _ => WireWriter.MaxSizeOfGuid);
    public static readonly WireKind<decimal> Decimal = new("decimal", WireWriter.WriteDecimal, WireReader.ReadDecimal, _ => WireWriter.MaxSizeOfDecimal);
    public static readonly WireKind<DateTime> DateTime = new("datetime", WireWriter.WriteDateTime, WireReader.ReadDateTime, _ => WireWriter.MaxSizeOfDateTime);
    public static readonly WireKind<DateTimeOffset> DateTimeOffset
        = new("datetimeoffset", WireWriter.WriteDateTimeOffset, WireReader.ReadDateTimeOffset, _ => WireWriter.MaxSizeOfDateTimeOffset);
    public static readonly WireKind<DateOnly> DateOnly = new("date", WireWriter.WriteDateOnly, WireReader.ReadDateOnly, _ => WireWriter.MaxSizeOfDateOnly);
    public static readonly WireKind<TimeOnly> TimeOnly = new("time", WireWriter.WriteTimeOnly, WireReader.ReadTimeOnly, _ => WireWriter.MaxSizeOfTimeOnly);
    public static readonly WireKind<TimeSpan> TimeSpan = new("duration", WireWriter.WriteTimeSpan, WireReader.ReadTimeSpan, _ => WireWriter.MaxSizeOfTimeSpan);
    public static readonly WireKind<ReadOnlyMemory<byte>> Bytes = new("bin",
        (destination, ref position, value) => WireWriter.WriteBytes(destination, ref position, value.Span),
        WireReader.ReadBytes, value => WireWriter.MaxSizeOfBytes(value.Length));

    public static readonly WireKind<Half> Half = new("f16", WireWriter.WriteHalf, WireReader.ReadHalf, _ => WireWriter.MaxSizeOfHalf);
    public static readonly WireKind<Int128> Int128 = new("i128", WireWriter.WriteInt128, WireReader.ReadInt128, _ => WireWriter.MaxSizeOfInt128);
    public static readonly WireKind<UInt128> UInt128 = new("u128", WireWriter.WriteUInt128, WireReader.ReadUInt128, _ => WireWriter.MaxSizeOfUInt128);
    public static readonly WireKind<BigInteger> BigInteger = new("bigint", WireWriter.WriteBigInteger, WireReader.ReadBigInteger, WireWriter.MaxSizeOfBigInteger);
    public static readonly WireKind<Uri> Uri = new("uri", WireWriter.WriteUri, WireReader.ReadUri, WireWriter.MaxSizeOfUri);
    public static readonly WireKind<Version> Version = new("version", WireWriter.WriteVersion, WireReader.ReadVersion, WireWriter.MaxSizeOfVersion);
    public static readonly WireKind<Rune> Rune = new("rune", WireWriter.WriteRune, WireReader.ReadRune, _ => WireWriter.MaxSizeOfRune);

    public static readonly WireKind[] All =
    [
        Boolean, SByte, Int16, Int32, Int64, Byte, UInt16, UInt32, UInt64, Single, Double, Char, String, Guid, Decimal,
        DateTime, DateTimeOffset, DateOnly, TimeOnly, TimeSpan, Bytes,
        Half, Int128, UInt128, BigInteger, Uri, Version, Rune,
    ];

    protected WireKind(string name) => Name = name;

    public string Name { get; }

    /// <summary>Reads a value and returns the position behind it.</summary>
    public abstract int ReadPast(ReadOnlySpan<byte> source);

    public override string ToString() => Name;
}

internal sealed class WireKind<T>(string name, WriteValue<T> write, ReadValue<T> read, Func<T, long> maxSizeOf) : WireKind(name)
{
    /// <summary>Writes into exactly as many bytes as the value may need, so that a maximum that is too small shows.</summary>
    public byte[] Write(T value)
    {
        byte[] bytes = new byte[maxSizeOf(value)];
        int position = 0;
        write(bytes, ref position, value);
        return bytes[..position];
    }

    public T Read(ReadOnlySpan<byte> bytes, out int position)
    {
        position = 0;
        return read(bytes, ref position);
    }

    public override int ReadPast(ReadOnlySpan<byte> source)
    {
        Read(source, out int position);
        return position;
    }
}
