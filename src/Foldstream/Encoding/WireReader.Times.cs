using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Foldstream.Encoding;

public static partial class WireReader
{
    // d7 ff, and 92 d7 ff, read as little-endian numbers.
    private const ushort StartOfDateTime = 0xff_d7;
    private const uint StartOfDateTimeOffset = 0xff_d7_92;
    private const uint NanosecondsPerSecond = 1_000_000_000;
    private const int MaxOffsetMinutes = 14 * 60;
    private const long UnixEpochTicks = 621_355_968_000_000_000;

    /// <summary>Reads a timestamp of any size, as UTC. What is below 100 nanoseconds is cut off.</summary>
    /// <exception cref="MalformedPayloadException">There is none, or it lies outside the years 1 to 9999.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DateTime ReadDateTime(ReadOnlySpan<byte> source, ref int position)
    {
        int at = position;
        if (BitConverter.IsLittleEndian && Has(source, at, 10))
        {
            ulong data = BinaryPrimitives.ReverseEndianness(At<ulong>(source, at + 2));
            if (At<ushort>(source, at) == StartOfDateTime && (uint)(data >> 34) < NanosecondsPerSecond)
            {
                position = at + 10;
                return UtcOf(TicksOf(data));
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
        if (BitConverter.IsLittleEndian && Has(source, at, 12))
        {
            // Four bytes at once; the last of them belongs to the timestamp.
            uint start = At<uint>(source, at) & 0xff_ffff;
            ulong data = BinaryPrimitives.ReverseEndianness(At<ulong>(source, at + 3));
            byte minutes = At<byte>(source, at + 11);
            if (start == StartOfDateTimeOffset && (uint)(data >> 34) < NanosecondsPerSecond)
            {
                // In UTC, as most times are: the one comparison says that the offset is 0 and has one byte.
                if (minutes == 0)
                {
                    position = at + 12;
                    return new DateTimeOffset(TicksOf(data), TimeSpan.Zero);
                }

                if (minutes <= WireCode.MaxPositiveFixInt)
                {
                    position = at + 12;
                    return WithOffset(TicksOf(data), minutes);
                }
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
        => UnixEpochTicks + ((long)(data & 0x3_ffff_ffff) * TimeSpan.TicksPerSecond) + ((uint)(data >> 34) / (uint)TimeSpan.NanosecondsPerTick);

    /// <summary>
    /// A time without the check that it is within the years 1 to 9999, which 64 bits can't leave: a time that nobody reads then needs no
    /// computing. Its kind is the upper two bits of what a <see cref="DateTime"/> holds, as <see cref="DateTime.ToBinary"/> documents it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DateTime UtcOf(long ticks) => Unsafe.BitCast<long, DateTime>(ticks | (1L << 62));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DateTimeOffset WithOffset(long ticks, int minutes) => new(ticks, new TimeSpan(minutes * TimeSpan.TicksPerMinute));

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
        if (type == WireCode.Protected)
        {
            throw new ProtectedMemberException(at);
        }

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

        return UnixEpochTicks + (seconds * TimeSpan.TicksPerSecond) + (long)(nanoseconds / TimeSpan.NanosecondsPerTick);
    }
}
