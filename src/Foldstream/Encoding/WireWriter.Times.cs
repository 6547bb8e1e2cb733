using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Foldstream.Encoding;

public static partial class WireWriter
{
    /// <summary>The largest size of a timestamp in bytes.</summary>
    public const int MaxSizeOfDateTime = 15;

    /// <summary>The largest size of a time with its offset in bytes: an array header, a timestamp, and the offset in minutes.</summary>
    public const int MaxSizeOfDateTimeOffset = 1 + MaxSizeOfDateTime + 3;

    /// <summary>The largest size of a date in bytes.</summary>
    public const int MaxSizeOfDateOnly = 5;

    /// <summary>The largest size of a time of day in bytes.</summary>
    public const int MaxSizeOfTimeOnly = 9;

    /// <summary>The largest size of a duration in bytes.</summary>
    public const int MaxSizeOfTimeSpan = 9;

    /// <summary>Writes a point in time as a timestamp. A local time is converted to UTC; an unspecified one is taken for UTC as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteDateTime(Span<byte> destination, ref int position, DateTime value)
        => position = WriteTimestamp(destination, position, value.Kind == DateTimeKind.Local ? value.ToUniversalTime().Ticks : value.Ticks);

    /// <summary>Writes a time with its offset: an array of the local time as if it were UTC, and the offset in minutes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteDateTimeOffset(Span<byte> destination, ref int position, DateTimeOffset value)
    {
        int at = position, minutes = value.TotalOffsetMinutes;
        ulong since1970 = (ulong)(value.Ticks - DateTime.UnixEpoch.Ticks), seconds = since1970 / (ulong)TimeSpan.TicksPerSecond;
        ulong fraction = since1970 - (seconds * (ulong)TimeSpan.TicksPerSecond);

        // A timestamp of 64 bits, unless it is a whole second or before 1970, and an offset in one byte.
        if (seconds >> 34 == 0 && fraction != 0 && (uint)minutes <= WireCode.MaxPositiveFixInt)
        {
            Require(destination, at, 12);
            Put(destination, at, BigEndian(0x92_d7_ff_00));
            Put(destination, at + 3, BigEndian(((fraction * (ulong)TimeSpan.NanosecondsPerTick) << 34) | seconds));
            Put(destination, at + 11, (byte)minutes);
            position = at + 12;
        }
        else
        {
            position = WriteDateTimeOffsetSlow(destination, at, value);
        }
    }

    /// <summary>Writes a date as its day number: 0 is 1 January of the year 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteDateOnly(Span<byte> destination, ref int position, DateOnly value)
        => WriteInt64(destination, ref position, value.DayNumber);

    /// <summary>Writes a time of day in units of 100 nanoseconds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteTimeOnly(Span<byte> destination, ref int position, TimeOnly value)
        => WriteInt64(destination, ref position, value.Ticks);

    /// <summary>Writes a duration in units of 100 nanoseconds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteTimeSpan(Span<byte> destination, ref int position, TimeSpan value)
        => WriteInt64(destination, ref position, value.Ticks);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteDateTimeOffsetSlow(Span<byte> destination, int at, DateTimeOffset value)
    {
        destination[at] = WireCode.FixArray + 2;
        at = WriteTimestamp(destination, at + 1, value.Ticks);
        WriteInt64(destination, ref at, value.TotalOffsetMinutes);
        return at;
    }

    /// <summary>
    /// The shortest timestamp: whole seconds of the years 1970 to 2106 in 4 bytes, any time of 1970 to 2514 in 8, all others in 12.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteTimestamp(Span<byte> destination, int at, long ticks)
    {
        Span<byte> rest = destination[at..];
        long seconds = (ticks / TimeSpan.TicksPerSecond) - (DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerSecond);
        uint nanoseconds = (uint)(ticks % TimeSpan.TicksPerSecond) * (uint)TimeSpan.NanosecondsPerTick;
        if (seconds >> 34 != 0)
        {
            BinaryPrimitives.WriteInt64BigEndian(rest[7..], seconds);
            BinaryPrimitives.WriteUInt32BigEndian(rest[3..], nanoseconds);
            rest[2] = unchecked((byte)WireCode.Timestamp);
            rest[1] = 12;
            rest[0] = WireCode.Ext8;
            return at + 15;
        }

        ulong data = ((ulong)nanoseconds << 34) | (ulong)seconds;
        if (data > uint.MaxValue)
        {
            BinaryPrimitives.WriteUInt64BigEndian(rest[2..], data);
            rest[1] = unchecked((byte)WireCode.Timestamp);
            rest[0] = WireCode.FixExt8;
            return at + 10;
        }

        BinaryPrimitives.WriteUInt32BigEndian(rest[2..], (uint)data);
        rest[1] = unchecked((byte)WireCode.Timestamp);
        rest[0] = WireCode.FixExt4;
        return at + 6;
    }
}
