using MemoryPack;

namespace Foldstream.Benchmarks.Rivals;

/// <summary>MemoryPack, events as structs, and a switch.</summary>
internal static class MemoryPackStructs
{
    public static void Fold(Recording recording, int from, int to, PlainAccount state)
    {
        for (int i = from; i < to; i++)
        {
            ReadOnlySpan<byte> payload = recording.SpanAt(i);
            switch (recording.KindAt(i))
            {
                case EventKind.Opened:
                    state.Apply(MemoryPackSerializer.Deserialize<StructOpened>(payload));
                    break;
                case EventKind.Deposited:
                    state.Apply(MemoryPackSerializer.Deserialize<StructDeposited>(payload));
                    break;
                case EventKind.Withdrawn:
                    state.Apply(MemoryPackSerializer.Deserialize<StructWithdrawn>(payload));
                    break;
                case EventKind.TransferSent:
                    state.Apply(MemoryPackSerializer.Deserialize<StructTransferSent>(payload));
                    break;
                case EventKind.InterestAccrued:
                    state.Apply(MemoryPackSerializer.Deserialize<StructInterestAccrued>(payload));
                    break;
                case EventKind.LimitChanged:
                    state.Apply(MemoryPackSerializer.Deserialize<StructLimitChanged>(payload));
                    break;
                default:
                    throw new InvalidDataException("No event has this kind.");
            }
        }
    }
}
