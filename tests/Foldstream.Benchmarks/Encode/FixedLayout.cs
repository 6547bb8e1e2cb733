using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Foldstream.Benchmarks.Rivals;

namespace Foldstream.Benchmarks.Encode;

/// <summary>The limit: members as they lie in memory at constant offsets, unsafe stores, texts in UTF-8 at the end. Nothing else can read it.</summary>
internal static class FixedLayout
{
    public static void Write(StructArrays events, int from, int to, ReusedBuffer buffer)
    {
        for (int i = from; i < to; i++)
        {
            int index = events.IndexAt(i);
            switch (events.KindAt(i))
            {
                case EventKind.Opened:
                    Write(in events.Openings[index], buffer);
                    break;
                case EventKind.Deposited:
                    Write(in events.Deposits[index], buffer);
                    break;
                case EventKind.Withdrawn:
                    Write(in events.Withdrawals[index], buffer);
                    break;
                case EventKind.TransferSent:
                    Write(in events.Transfers[index], buffer);
                    break;
                case EventKind.InterestAccrued:
                    Write(in events.Interest[index], buffer);
                    break;
                case EventKind.LimitChanged:
                    Write(in events.Limits[index], buffer);
                    break;
                default:
                    throw new InvalidDataException("No event has this kind.");
            }
        }
    }

    private static void Write(in StructOpened e, ReusedBuffer buffer)
    {
        Span<byte> span = buffer.GetSpan(44 + (3 * e.Owner.Length));
        ref byte at = ref MemoryMarshal.GetReference(span);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 0), e.AccountId);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 16), e.Overdraft);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 32), e.At.Ticks);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 40), (short)e.At.TotalOffsetMinutes);
        int length = Text(e.Owner, span[44..]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 42), (ushort)length);
        buffer.Advance(44 + length);
    }

    private static void Write(in StructDeposited e, ReusedBuffer buffer)
    {
        Span<byte> span = buffer.GetSpan(44 + (3 * e.Description.Length));
        ref byte at = ref MemoryMarshal.GetReference(span);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 0), e.TransactionId);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 16), e.Amount);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 32), e.At.Ticks);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 40), (short)e.At.TotalOffsetMinutes);
        int length = Text(e.Description, span[44..]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 42), (ushort)length);
        buffer.Advance(44 + length);
    }

    private static void Write(in StructWithdrawn e, ReusedBuffer buffer)
    {
        Span<byte> span = buffer.GetSpan(44 + (3 * e.Description.Length));
        ref byte at = ref MemoryMarshal.GetReference(span);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 0), e.TransactionId);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 16), e.Amount);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 32), e.At.Ticks);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 40), (short)e.At.TotalOffsetMinutes);
        int length = Text(e.Description, span[44..]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 42), (ushort)length);
        buffer.Advance(44 + length);
    }

    private static void Write(in StructTransferSent e, ReusedBuffer buffer)
    {
        Span<byte> span = buffer.GetSpan(60 + (3 * e.Reference.Length));
        ref byte at = ref MemoryMarshal.GetReference(span);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 0), e.TransactionId);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 16), e.Receiver);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 32), e.Amount);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 48), e.At.Ticks);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 56), (short)e.At.TotalOffsetMinutes);
        int length = Text(e.Reference, span[60..]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 58), (ushort)length);
        buffer.Advance(60 + length);
    }

    private static void Write(in StructInterestAccrued e, ReusedBuffer buffer)
    {
        Span<byte> span = buffer.GetSpan(34);
        ref byte at = ref MemoryMarshal.GetReference(span);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 0), e.Amount);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 16), e.Days);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 24), e.At.Ticks);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 32), (short)e.At.TotalOffsetMinutes);
        buffer.Advance(34);
    }

    private static void Write(in StructLimitChanged e, ReusedBuffer buffer)
    {
        Span<byte> span = buffer.GetSpan(26);
        ref byte at = ref MemoryMarshal.GetReference(span);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 0), e.Limit);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 16), e.At.Ticks);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref at, 24), (short)e.At.TotalOffsetMinutes);
        buffer.Advance(26);
    }

    // Nearly all texts are ASCII, which is faster to find out on the way than to ask a general encoder.
    private static int Text(string value, Span<byte> destination)
        => System.Text.Ascii.FromUtf16(value, destination, out int length) == OperationStatus.Done ? length : System.Text.Encoding.UTF8.GetBytes(value, destination);
}
