using MessagePack;

namespace Foldstream.Benchmarks.Rivals;

/// <summary>MessagePackSerializer, events as structs, and a switch.</summary>
internal static class MessagePackStructs
{
    public static void Fold(Recording recording, int from, int to, PlainAccount state, MessagePackSerializerOptions options)
    {
        for (int i = from; i < to; i++)
        {
            ReadOnlyMemory<byte> payload = recording.MemoryAt(i);
            switch (recording.KindAt(i))
            {
                case EventKind.Opened:
                    state.Apply(MessagePackSerializer.Deserialize<StructOpened>(payload, options));
                    break;
                case EventKind.Deposited:
                    state.Apply(MessagePackSerializer.Deserialize<StructDeposited>(payload, options));
                    break;
                case EventKind.Withdrawn:
                    state.Apply(MessagePackSerializer.Deserialize<StructWithdrawn>(payload, options));
                    break;
                case EventKind.TransferSent:
                    state.Apply(MessagePackSerializer.Deserialize<StructTransferSent>(payload, options));
                    break;
                case EventKind.InterestAccrued:
                    state.Apply(MessagePackSerializer.Deserialize<StructInterestAccrued>(payload, options));
                    break;
                case EventKind.LimitChanged:
                    state.Apply(MessagePackSerializer.Deserialize<StructLimitChanged>(payload, options));
                    break;
                default:
                    throw new InvalidDataException("No event has this kind.");
            }
        }
    }
}
