using MessagePack;

namespace Foldstream.Benchmarks.Rivals;

/// <summary>MessagePackSerializer, events as classes, and a switch.</summary>
internal static class MessagePackClasses
{
    public static void Fold(Recording recording, int from, int to, PlainAccount state, MessagePackSerializerOptions options)
    {
        for (int i = from; i < to; i++)
        {
            ReadOnlyMemory<byte> payload = recording.MemoryAt(i);
            switch (recording.KindAt(i))
            {
                case EventKind.Opened:
                    state.Apply(MessagePackSerializer.Deserialize<ClassOpened>(payload, options));
                    break;
                case EventKind.Deposited:
                    state.Apply(MessagePackSerializer.Deserialize<ClassDeposited>(payload, options));
                    break;
                case EventKind.Withdrawn:
                    state.Apply(MessagePackSerializer.Deserialize<ClassWithdrawn>(payload, options));
                    break;
                case EventKind.TransferSent:
                    state.Apply(MessagePackSerializer.Deserialize<ClassTransferSent>(payload, options));
                    break;
                case EventKind.InterestAccrued:
                    state.Apply(MessagePackSerializer.Deserialize<ClassInterestAccrued>(payload, options));
                    break;
                case EventKind.LimitChanged:
                    state.Apply(MessagePackSerializer.Deserialize<ClassLimitChanged>(payload, options));
                    break;
                default:
                    throw new InvalidDataException("No event has this kind.");
            }
        }
    }
}
