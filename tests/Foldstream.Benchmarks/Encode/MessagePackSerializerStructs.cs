using Foldstream.Benchmarks.Rivals;
using MessagePack;

namespace Foldstream.Benchmarks.Encode;

/// <summary>MessagePackSerializer over structs.</summary>
internal static class MessagePackSerializerStructs
{
    public static void Write(StructArrays events, int from, int to, ReusedBuffer buffer, MessagePackSerializerOptions options)
    {
        for (int i = from; i < to; i++)
        {
            int index = events.IndexAt(i);
            switch (events.KindAt(i))
            {
                case EventKind.Opened:
                    MessagePackSerializer.Serialize(buffer, events.Openings[index], options);
                    break;
                case EventKind.Deposited:
                    MessagePackSerializer.Serialize(buffer, events.Deposits[index], options);
                    break;
                case EventKind.Withdrawn:
                    MessagePackSerializer.Serialize(buffer, events.Withdrawals[index], options);
                    break;
                case EventKind.TransferSent:
                    MessagePackSerializer.Serialize(buffer, events.Transfers[index], options);
                    break;
                case EventKind.InterestAccrued:
                    MessagePackSerializer.Serialize(buffer, events.Interest[index], options);
                    break;
                case EventKind.LimitChanged:
                    MessagePackSerializer.Serialize(buffer, events.Limits[index], options);
                    break;
                default:
                    throw new InvalidDataException("No event has this kind.");
            }
        }
    }
}
