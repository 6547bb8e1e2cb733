using System.Runtime.InteropServices;
using Foldstream.Benchmarks.Rivals;
using MessagePack;

namespace Foldstream.Benchmarks.Encode;

/// <summary>Hand-written on MessagePackWriter: the same bytes.</summary>
internal static class MessagePackWriterByHand
{
    public static void Write(StructArrays events, int from, int to, ReusedBuffer buffer)
    {
        MessagePackWriter writer = new(buffer);
        for (int i = from; i < to; i++)
        {
            int index = events.IndexAt(i);
            switch (events.KindAt(i))
            {
                case EventKind.Opened:
                    Write(in events.Openings[index], ref writer);
                    break;
                case EventKind.Deposited:
                    Write(in events.Deposits[index], ref writer);
                    break;
                case EventKind.Withdrawn:
                    Write(in events.Withdrawals[index], ref writer);
                    break;
                case EventKind.TransferSent:
                    Write(in events.Transfers[index], ref writer);
                    break;
                case EventKind.InterestAccrued:
                    Write(in events.Interest[index], ref writer);
                    break;
                case EventKind.LimitChanged:
                    Write(in events.Limits[index], ref writer);
                    break;
                default:
                    throw new InvalidDataException("No event has this kind.");
            }
        }

        writer.Flush();
    }

    private static void Write(in StructOpened e, ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(4);
        Write(e.AccountId, ref writer);
        writer.Write(e.Owner);
        Write(e.Overdraft, ref writer);
        Write(e.At, ref writer);
    }

    private static void Write(in StructDeposited e, ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(4);
        Write(e.TransactionId, ref writer);
        Write(e.Amount, ref writer);
        writer.Write(e.Description);
        Write(e.At, ref writer);
    }

    private static void Write(in StructWithdrawn e, ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(4);
        Write(e.TransactionId, ref writer);
        Write(e.Amount, ref writer);
        writer.Write(e.Description);
        Write(e.At, ref writer);
    }

    private static void Write(in StructTransferSent e, ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(5);
        Write(e.TransactionId, ref writer);
        Write(e.Receiver, ref writer);
        Write(e.Amount, ref writer);
        writer.Write(e.Reference);
        Write(e.At, ref writer);
    }

    private static void Write(in StructInterestAccrued e, ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(3);
        Write(e.Amount, ref writer);
        writer.Write(e.Days);
        Write(e.At, ref writer);
    }

    private static void Write(in StructLimitChanged e, ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(2);
        Write(e.Limit, ref writer);
        Write(e.At, ref writer);
    }

    private static void Write(Guid value, ref MessagePackWriter writer)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes);
        writer.Write(bytes);
    }

    private static void Write(decimal value, ref MessagePackWriter writer)
    {
        Span<byte> bytes = stackalloc byte[16];
        MemoryMarshal.Write(bytes, in value);
        writer.Write(bytes);
    }

    private static void Write(DateTimeOffset value, ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(2);
        writer.Write(new DateTime(value.Ticks, DateTimeKind.Utc));
        writer.Write((short)value.TotalOffsetMinutes);
    }
}
