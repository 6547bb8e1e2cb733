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
        int folded = 0;
        Fold<Nothing>(frames, default, state, ref folded);
    }

    /// <summary>The same with what else the generated loop does, to see what each costs.</summary>
    public static void Fold<TBesides>(ReadOnlySpan<byte> frames, ReadOnlySpan<ushort> tags, PlainAccount? state, ref int folded)
        where TBesides : struct, IBesides
    {
        ref byte frame = ref MemoryMarshal.GetReference(frames);
        uint left = (uint)frames.Length;
        while (left >= 8)
        {
            uint length = Unsafe.ReadUnaligned<uint>(ref frame);
            uint type = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref frame, 4));
            if (length > left - 8) Refuse();
            if (TBesides.LooksUpTypes) type = type < (uint)tags.Length ? Unsafe.Add(ref MemoryMarshal.GetReference(tags), type) : 0u;
            if (TBesides.CountsEvents && state is null) Refuse();
            ref byte payload = ref Unsafe.Add(ref frame, 8);
            switch (type)
            {
                case 1:
                    Open(ref payload, length, state!);
                    break;
                case 2:
                {
                    if (length < 37 || payload != 0x94 || !IsBin(ref payload, 1) || !IsBin(ref payload, 19)) Refuse();
                    decimal amount = Decimal(ref payload, 21);
                    uint at = Skip<TBesides>(ref payload, 37, length);
                    state!.LastAt = Time<TBesides>(ref payload, at, length);
                    state!.Balance += amount;
                    break;
                }

                case 3:
                {
                    if (length < 37 || payload != 0x94 || !IsBin(ref payload, 1) || !IsBin(ref payload, 19)) Refuse();
                    decimal amount = Decimal(ref payload, 21);
                    uint at = Skip<TBesides>(ref payload, 37, length);
                    state!.LastAt = Time<TBesides>(ref payload, at, length);
                    state!.Balance -= amount;
                    break;
                }

                case 4:
                {
                    if (length < 55 || payload != 0x95 || !IsBin(ref payload, 1) || !IsBin(ref payload, 19) || !IsBin(ref payload, 37)) Refuse();
                    decimal amount = Decimal(ref payload, 39);
                    uint at = Skip<TBesides>(ref payload, 55, length);
                    state!.LastAt = Time<TBesides>(ref payload, at, length);
                    state!.Balance -= amount;
                    break;
                }

                case 5:
                {
                    if (length < 20 || payload != 0x93 || !IsBin(ref payload, 1)) Refuse();
                    decimal amount = Decimal(ref payload, 3);
                    byte days = Unsafe.Add(ref payload, 19);
                    if (days > 0x7f) Refuse();
                    state!.InterestDays += days;
                    state!.LastAt = Time<TBesides>(ref payload, 20, length);
                    state!.Balance += amount;
                    break;
                }

                case 6:
                {
                    if (length < 19 || payload != 0x92 || !IsBin(ref payload, 1)) Refuse();
                    state!.Limit = Decimal(ref payload, 3);
                    state!.LastAt = Time<TBesides>(ref payload, 19, length);
                    break;
                }

                default:
                    Refuse();
                    break;
            }

            frame = ref Unsafe.Add(ref payload, length);
            left -= 8 + length;
            if (TBesides.CountsEvents) folded++;
        }

        if (left != 0) Refuse();
    }

    // One event of a hundred.
    private static void Open(ref byte payload, uint length, PlainAccount state)
    {
        if (length < 20 || payload != 0x94 || !IsBin(ref payload, 1)) Refuse();
        uint at = Skip<Nothing>(ref payload, 19, length);
        if (length < at + 18 || !IsBin(ref payload, at)) Refuse();
        state.Owner = System.Text.Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref payload, 20), (int)at - 20));
        state.Limit = Decimal(ref payload, at + 2);
        state.LastAt = Time<Nothing>(ref payload, at + 18, length);
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
    private static uint Skip<TBesides>(ref byte payload, uint at, uint length)
        where TBesides : struct, IBesides
    {
        if (length <= at) Refuse();
        uint text = (uint)Unsafe.Add(ref payload, at) - 0xa0;
        if (text > 31) Refuse();
        if (TBesides.ChecksEnds && text > length - at - 1) Refuse();
        return at + 1 + text;
    }

    /// <summary>A time in UTC at the payload's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DateTimeOffset Time<TBesides>(ref byte payload, uint at, uint length)
        where TBesides : struct, IBesides
    {
        if (length != at + 12) return TimeOfWholeSecond(ref payload, at, length);
        ulong data = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref payload, at + 3)));
        uint nanoseconds = (uint)(data >> 34);
        uint header = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref payload, at)) & 0xff_ffff;
        byte minutes = Unsafe.Add(ref payload, at + 11);
        if (header != TimeHeader || nanoseconds >= 1_000_000_000 || (!TBesides.TakesOffsets && minutes != 0)) Refuse();
        long ticks = DateTime.UnixEpoch.Ticks + ((long)(data & 0x3_ffff_ffff) * TimeSpan.TicksPerSecond) + (nanoseconds / 100);
        if (TBesides.TakesOffsets && minutes != 0) return WithOffset(ticks, minutes);
        return new DateTimeOffset(new DateTime(ticks, DateTimeKind.Utc));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DateTimeOffset TimeOfWholeSecond(ref byte payload, uint at, uint length)
    {
        ReadOnlySpan<byte> time = MemoryMarshal.CreateReadOnlySpan(ref payload, (int)length)[(int)at..];
        if (time.Length != 8 || time[0] != 0x92 || time[1] != 0xd6 || time[2] != 0xff || time[7] != 0) Refuse();
        return DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(time[3..]));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DateTimeOffset WithOffset(long ticks, byte minutes)
    {
        if (minutes > 0x7f) Refuse();
        return new DateTimeOffset(ticks, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(minutes));
    }

    [DoesNotReturn]
    private static void Refuse() => throw new InvalidDataException("This is not what was expected.");

    /// <summary>What a loop does besides.</summary>
    internal interface IBesides
    {
        /// <summary>An event's type is the store's number for it, and looked up.</summary>
        static abstract bool LooksUpTypes { get; }

        /// <summary>A text that is skipped must end within its payload.</summary>
        static abstract bool ChecksEnds { get; }

        /// <summary>A time may have an offset.</summary>
        static abstract bool TakesOffsets { get; }

        /// <summary>Events are counted, so that an error can say which one it was, and there must be a state before they are folded.</summary>
        static abstract bool CountsEvents { get; }
    }

    internal readonly struct Nothing : IBesides
    {
        public static bool LooksUpTypes => false;

        public static bool ChecksEnds => false;

        public static bool TakesOffsets => false;

        public static bool CountsEvents => false;
    }

    internal readonly struct Types : IBesides
    {
        public static bool LooksUpTypes => true;

        public static bool ChecksEnds => false;

        public static bool TakesOffsets => false;

        public static bool CountsEvents => false;
    }

    internal readonly struct TypesAndForms : IBesides
    {
        public static bool LooksUpTypes => true;

        public static bool ChecksEnds => true;

        public static bool TakesOffsets => true;

        public static bool CountsEvents => false;
    }

    internal readonly struct All : IBesides
    {
        public static bool LooksUpTypes => true;

        public static bool ChecksEnds => true;

        public static bool TakesOffsets => true;

        public static bool CountsEvents => true;
    }
}
