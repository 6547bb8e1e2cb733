using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Foldstream.Benchmarks.Rivals;

namespace Foldstream.Benchmarks.Replay;

/// <summary>
/// The rival over the same bytes, written to win: no event, no reader, members at offsets that are known when it is compiled, unsafe
/// references, checks joined. It trusts nothing either: what it does not expect it refuses, decimals are validated. What it may know and a
/// generator may not: the ids of the event types, that times are in UTC, and that no reader of another build ever wrote its own forms.
/// </summary>
internal static class HandWrittenLoop
{
    private const ulong TimeHeader = 0xff_d7_92;

    public static void Fold(ReadOnlySpan<byte> frames, PlainAccount state)
    {
        ref byte frame = ref MemoryMarshal.GetReference(frames);
        uint left = (uint)frames.Length;
        while (left >= 8)
        {
            uint length = Unsafe.ReadUnaligned<uint>(ref frame);
            uint type = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref frame, 4));
            if (length > left - 8) Refuse();
            ref byte payload = ref Unsafe.Add(ref frame, 8);
            switch (type)
            {
                case 1:
                    Open(ref payload, length, state);
                    break;
                case 2:
                {
                    if (length < 37 || payload != 0x94 || !IsBin(ref payload, 1) || !IsBin(ref payload, 19)) Refuse();
                    decimal amount = Decimal(ref payload, 21);
                    uint at = Skip(ref payload, 37, length);
                    state.LastAt = Time(ref payload, at, length);
                    state.Balance += amount;
                    break;
                }

                case 3:
                {
                    if (length < 37 || payload != 0x94 || !IsBin(ref payload, 1) || !IsBin(ref payload, 19)) Refuse();
                    decimal amount = Decimal(ref payload, 21);
                    uint at = Skip(ref payload, 37, length);
                    state.LastAt = Time(ref payload, at, length);
                    state.Balance -= amount;
                    break;
                }

                case 4:
                {
                    if (length < 55 || payload != 0x95 || !IsBin(ref payload, 1) || !IsBin(ref payload, 19) || !IsBin(ref payload, 37)) Refuse();
                    decimal amount = Decimal(ref payload, 39);
                    uint at = Skip(ref payload, 55, length);
                    state.LastAt = Time(ref payload, at, length);
                    state.Balance -= amount;
                    break;
                }

                case 5:
                {
                    if (length < 20 || payload != 0x93 || !IsBin(ref payload, 1)) Refuse();
                    decimal amount = Decimal(ref payload, 3);
                    byte days = Unsafe.Add(ref payload, 19);
                    if (days > 0x7f) Refuse();
                    state.InterestDays += days;
                    state.LastAt = Time(ref payload, 20, length);
                    state.Balance += amount;
                    break;
                }

                case 6:
                {
                    if (length < 19 || payload != 0x92 || !IsBin(ref payload, 1)) Refuse();
                    state.Limit = Decimal(ref payload, 3);
                    state.LastAt = Time(ref payload, 19, length);
                    break;
                }

                default:
                    Refuse();
                    break;
            }

            frame = ref Unsafe.Add(ref payload, length);
            left -= 8 + length;
        }

        if (left != 0) Refuse();
    }

    // One event of a hundred.
    private static void Open(ref byte payload, uint length, PlainAccount state)
    {
        if (length < 20 || payload != 0x94 || !IsBin(ref payload, 1)) Refuse();
        uint at = Skip(ref payload, 19, length);
        if (length < at + 18 || !IsBin(ref payload, at)) Refuse();
        state.Owner = System.Text.Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref payload, 20), (int)at - 20));
        state.Limit = Decimal(ref payload, at + 2);
        state.LastAt = Time(ref payload, at + 18, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBin(ref byte payload, uint at) => Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref payload, at)) == 0x10c4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static decimal Decimal(ref byte payload, uint at)
    {
        int flags = Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref payload, at));
        if ((flags & 0x7F00FFFF) != 0 || (flags & 0x00FF0000) > 28 << 16) Refuse();
        return Unsafe.ReadUnaligned<decimal>(ref Unsafe.Add(ref payload, at));
    }

    /// <summary>Behind a text of up to 31 bytes: the bank has no longer ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Skip(ref byte payload, uint at, uint length)
    {
        if (length <= at) Refuse();
        uint text = (uint)Unsafe.Add(ref payload, at) - 0xa0;
        if (text > 31) Refuse();
        return at + 1 + text;
    }

    /// <summary>A time in UTC at the payload's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DateTimeOffset Time(ref byte payload, uint at, uint length)
    {
        if (length != at + 12) return TimeOfWholeSecond(ref payload, at, length);
        ulong data = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref payload, at + 3)));
        uint nanoseconds = (uint)(data >> 34);
        uint header = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref payload, at)) & 0xff_ffff;
        if (header != TimeHeader || Unsafe.Add(ref payload, at + 11) != 0 || nanoseconds >= 1_000_000_000) Refuse();
        long ticks = DateTime.UnixEpoch.Ticks + ((long)(data & 0x3_ffff_ffff) * TimeSpan.TicksPerSecond) + (nanoseconds / 100);
        return new DateTimeOffset(new DateTime(ticks, DateTimeKind.Utc));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DateTimeOffset TimeOfWholeSecond(ref byte payload, uint at, uint length)
    {
        ReadOnlySpan<byte> time = MemoryMarshal.CreateReadOnlySpan(ref payload, (int)length)[(int)at..];
        if (time.Length != 8 || time[0] != 0x92 || time[1] != 0xd6 || time[2] != 0xff || time[7] != 0) Refuse();
        return DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(time[3..]));
    }

    [DoesNotReturn]
    private static void Refuse() => throw new InvalidDataException("This is not what was expected.");
}
