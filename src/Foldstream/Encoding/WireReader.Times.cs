using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Foldstream.Encoding;

public static partial class WireReader
{
    private const ushort FixExt8OfTimestamp = (WireCode.FixExt8 << 8) | 0xff;
    private const uint NanosecondsPerSecond = 1_000_000_000;
    private const int MaxOffsetMinutes = 14 * 60;

    /// <summary>Reads a timestamp of any size, as UTC. What is below 100 nanoseconds is cut off.</summary>
    /// <exception cref="MalformedPayloadException">There is none, or it lies outside the years 1 to 9999.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DateTime ReadDateTime(ReadOnlySpan<byte> source, ref int position)
    {
        int at = position;
        if (Has(source, at, 10))
        {
            ReadOnlySpan<byte> value = source.Slice(at, 10);
            ulong data = BinaryPrimitives.ReadUInt64BigEndian(value[2..]);
            if (BinaryPrimitives.ReadUInt16BigEndian(value) == FixExt8OfTimestamp && data >> 34 < NanosecondsPerSecond)
            {
                position = at + 10;
                return new DateTime(TicksOf(data), DateTimeKind.Utc);
            }
        }

        long ticks = ReadTimestampSlow(source, at, "datetime", out int next);
        position = next;
        return new DateTime(ticks, DateTimeKind.Utc);
    }

    /// <summary>Reads a time with its offset: an array of the local time as a timestamp and the offset in minutes.</summary>
    /// <exception cref="MalformedPayloadException">There is none, the offset is beyond 14 hours, or the time lies outside the years 1 to 9999.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DateTimeOffset ReadDateTimeOffset(ReadOnlySpan<byte> source, ref int position)
    {
        // 92 d7ff and 8 bytes, and an offset from 0 to 127 minutes in one byte. Such a time is in the years 1970 to 2514.
        int at = position;
        if (Has(source, at, 12))
        {
            ReadOnlySpan<byte> value = source.Slice(at, 12);
            ulong data = BinaryPrimitives.ReadUInt64BigEndian(value[3..]);
            if (value[0] == WireCode.FixArray + 2 && BinaryPrimitives.ReadUInt16BigEndian(value[1..]) == FixExt8OfTimestamp
                && data >> 34 < NanosecondsPerSecond && value[11] <= WireCode.MaxPositiveFixInt)
            {
                position = at + 12;
                return value[11] == 0
                    ? new DateTimeOffset(TicksOf(data), TimeSpan.Zero)
                    : new DateTimeOffset(TicksOf(data), new TimeSpan(value[11] * TimeSpan.TicksPerMinute));
            }
        }

        DateTimeOffset result = ReadDateTimeOffsetSlow(source, at, out int next);
        position = next;
        return result;
    }

    /// <summary>Reads a date, written as its day number.</summary>
    /// <exception cref="MalformedPayloadException">There is none, or it lies outside the years 1 to 9999.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DateOnly ReadDateOnly(ReadOnlySpan<byte> source, ref int position)
    {
        long days = ReadIntegerSlow(source, position, 0, (ulong)DateOnly.MaxValue.DayNumber, "date", out int next);
        position = next;
        return DateOnly.FromDayNumber((int)days);
    }

    /// <summary>Reads a time of day, written in units of 100 nanoseconds.</summary>
    /// <exception cref="MalformedPayloadException">There is none, or it is not within a day.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TimeOnly ReadTimeOnly(ReadOnlySpan<byte> source, ref int position)
    {
        long ticks = ReadIntegerSlow(source, position, 0, TimeSpan.TicksPerDay - 1, "time", out int next);
        position = next;
        return new TimeOnly(ticks);
    }

    /// <summary>Reads a duration, written in units of 100 nanoseconds.</summary>
    /// <exception cref="MalformedPayloadException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TimeSpan ReadTimeSpan(ReadOnlySpan<byte> source, ref int position)
    {
        long ticks = ReadIntegerSlow(source, position, long.MinValue, long.MaxValue, "duration", out int next);
        position = next;
        return new TimeSpan(ticks);
    }

    /// <summary>The ticks of a 64-bit timestamp: 30 bits of nanoseconds, 34 bits of seconds since 1970.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long TicksOf(ulong data)
        => DateTime.UnixEpoch.Ticks + ((long)(data & 0x3_ffff_ffff) * TimeSpan.TicksPerSecond) + ((uint)(data >> 34) / (uint)TimeSpan.NanosecondsPerTick);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DateTimeOffset ReadDateTimeOffsetSlow(ReadOnlySpan<byte> source, int at, out int next)
    {
        next = at;
        if (ReadArrayHeader(source, ref next) != 2)
        {
            throw new MalformedPayloadException("A datetimeoffset is an array of two, and this one has another length", at);
        }

        long local = ReadTimestampSlow(source, next, "datetimeoffset", out next);
        long minutes = ReadIntegerSlow(source, next, -MaxOffsetMinutes, MaxOffsetMinutes, "an offset in minutes", out next);
        long offset = minutes * TimeSpan.TicksPerMinute;
        if ((ulong)(local - offset) > (ulong)DateTime.MaxValue.Ticks)
        {
            ThrowOutOfRange(at, "datetimeoffset");
        }

        return new DateTimeOffset(local, new TimeSpan(offset));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long ReadTimestampSlow(ReadOnlySpan<byte> source, int at, string expected, out int next)
    {
        int length = ReadExtHeader(source, at, expected, out sbyte type, out int start);
        if (type != WireCode.Timestamp || length is not (4 or 8 or 12))
        {
            throw new MalformedPayloadException("An ext of another type or length stands in place of a timestamp", at);
        }

        next = start + length;
        ReadOnlySpan<byte> value = source.Slice(start, length);
        long seconds;
        ulong nanoseconds = 0;
        switch (length)
        {
            case 4:
                seconds = BinaryPrimitives.ReadUInt32BigEndian(value);
                break;
            case 8:
                ulong data = BinaryPrimitives.ReadUInt64BigEndian(value);
                (seconds, nanoseconds) = ((long)(data & 0x3_ffff_ffff), data >> 34);
                break;
            default:
                (nanoseconds, seconds) = (BinaryPrimitives.ReadUInt32BigEndian(value), BinaryPrimitives.ReadInt64BigEndian(value[4..]));
                break;
        }

        const long FirstSecond = -62_135_596_800, LastSecond = 253_402_300_799;
        if (nanoseconds >= NanosecondsPerSecond || seconds is < FirstSecond or > LastSecond)
        {
            ThrowOutOfRange(at, expected);
        }

        return DateTime.UnixEpoch.Ticks + (seconds * TimeSpan.TicksPerSecond) + (long)(nanoseconds / TimeSpan.NanosecondsPerTick);
    }
}
