using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Foldstream.ColdStart.Rivals;

/// <summary>
/// The file of Foldstream without Foldstream: the checksum by the processor's instruction, and a loop that knows the events' type ids and where
/// their members stand. It refuses what it does not expect. It is the floor: what a fresh process takes for these bytes when nobody has
/// written anything for anybody else.
/// </summary>
internal static class HandWrittenFold
{
    public static PlainAccount Fold(byte[] file)
    {
        ReadOnlySpan<byte> page = file.AsSpan(EndOfTypes(file));
        if (page.Length < 16 || page[0] != 1 || ChecksumOf(page) != BinaryPrimitives.ReadUInt32LittleEndian(page[12..])) Refuse();
        PlainAccount account = new();
        ReadOnlySpan<byte> rest = page[16..];
        while (rest.Length >= 8)
        {
            ReadOnlySpan<byte> payload = rest.Slice(8, BinaryPrimitives.ReadInt32LittleEndian(rest));
            Apply(account, BinaryPrimitives.ReadInt32LittleEndian(rest[4..]), payload);
            rest = rest[(8 + payload.Length)..];
        }

        if (!rest.IsEmpty) Refuse();
        return account;
    }

    private static void Apply(PlainAccount account, int type, ReadOnlySpan<byte> payload)
    {
        int at;
        switch (type)
        {
            case 1:
                if (payload[0] != 0x94) Refuse();
                at = Skip(payload, 19);
                account.Owner = System.Text.Encoding.UTF8.GetString(payload[20..at]);
                DecimalAt(payload, at);
                at += 18;
                break;
            case 2 or 3:
                if (payload[0] != 0x94) Refuse();
                account.Balance += type == 2 ? DecimalAt(payload, 19) : -DecimalAt(payload, 19);
                at = Skip(payload, 37);
                break;
            default:
                if (type != 4 || payload[0] != 0x93 || payload[19] > 0x7f) Refuse();
                account.Balance += DecimalAt(payload, 1);
                account.InterestDays += payload[19];
                at = 20;
                break;
        }

        account.LastAt = TimeAt(payload, at);
    }

    private static int Skip(ReadOnlySpan<byte> payload, int at)
    {
        int text = payload[at] - 0xa0;
        if ((uint)text > 31) Refuse();
        return at + 1 + text;
    }

    private static decimal DecimalAt(ReadOnlySpan<byte> payload, int at)
    {
        ReadOnlySpan<byte> value = payload.Slice(at, 18);
        int flags = BinaryPrimitives.ReadInt32LittleEndian(value[2..]);
        if (value[0] != 0xc4 || value[1] != 16 || (flags & 0x7F00FFFF) != 0) Refuse();
        return new decimal(BinaryPrimitives.ReadInt32LittleEndian(value[10..]), BinaryPrimitives.ReadInt32LittleEndian(value[14..]),
            BinaryPrimitives.ReadInt32LittleEndian(value[6..]), flags < 0, (byte)(flags >> 16));
    }

    /// <summary>A time in UTC at the payload's end, with nanoseconds or in whole seconds.</summary>
    private static DateTimeOffset TimeAt(ReadOnlySpan<byte> payload, int at)
    {
        ReadOnlySpan<byte> time = payload[at..];
        if (time.Length != 12 || time[0] != 0x92 || time[1] != 0xd7 || time[2] != 0xff || time[11] != 0) Refuse();
        ulong data = BinaryPrimitives.ReadUInt64BigEndian(time[3..]);
        return new DateTimeOffset(DateTime.UnixEpoch.Ticks + ((long)(data & 0x3_ffff_ffff) * TimeSpan.TicksPerSecond) + ((uint)(data >> 34) / 100), TimeSpan.Zero);
    }

    private static uint ChecksumOf(ReadOnlySpan<byte> page)
    {
        Span<byte> append = stackalloc byte[28];
        History.Append.WriteTo(append);
        BinaryPrimitives.WriteInt64LittleEndian(append[16..], (History.Begin - DateTimeOffset.UnixEpoch).Ticks);
        BinaryPrimitives.WriteInt32LittleEndian(append[24..], 0);
        uint crc = Append(uint.MaxValue, "\0account/0198a3f0000070008000000000000001"u8);
        return ~Append(Append(Append(crc, append), page[..12]), page[16..]);
    }

    private static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte b in bytes) crc = BitOperations.Crc32C(crc, b);
        return crc;
    }

    private static int EndOfTypes(ReadOnlySpan<byte> file)
    {
        int at = 1;
        for (int i = 0; i < file[0]; i++)
        {
            at += 2;
            at += 1 + file[at];
            at += 4;
            at += 1 + file[at];
        }

        return at;
    }

    [DoesNotReturn]
    private static void Refuse() => throw new InvalidDataException("This is not what was expected.");
}
