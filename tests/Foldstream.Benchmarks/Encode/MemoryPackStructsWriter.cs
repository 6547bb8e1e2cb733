using Foldstream.Benchmarks.Rivals;
using MemoryPack;

namespace Foldstream.Benchmarks.Encode;

/// <summary>MemoryPack over structs.</summary>
internal static class MemoryPackStructsWriter
{
    public static void Write(StructArrays events, int from, int to, ReusedBuffer buffer)
    {
        for (int i = from; i < to; i++)
        {
            int index = events.IndexAt(i);
            switch (events.KindAt(i))
            {
                case EventKind.Opened:
                    MemoryPackSerializer.Serialize(buffer, in events.Openings[index]);
                    break;
                case EventKind.Deposited:
                    MemoryPackSerializer.Serialize(buffer, in events.Deposits[index]);
                    break;
                case EventKind.Withdrawn:
                    MemoryPackSerializer.Serialize(buffer, in events.Withdrawals[index]);
                    break;
                case EventKind.TransferSent:
                    MemoryPackSerializer.Serialize(buffer, in events.Transfers[index]);
                    break;
                case EventKind.InterestAccrued:
                    MemoryPackSerializer.Serialize(buffer, in events.Interest[index]);
                    break;
                case EventKind.LimitChanged:
                    MemoryPackSerializer.Serialize(buffer, in events.Limits[index]);
                    break;
                default:
                    throw new InvalidDataException("No event has this kind.");
            }
        }
    }
}
