using MemoryPack;

namespace Foldstream.Benchmarks.Rivals;

/// <summary>MemoryPack, events as classes, and a switch.</summary>
internal static class MemoryPackClasses
{
    public static void Fold(Recording recording, int from, int to, PlainAccount state)
    {
        for (int i = from; i < to; i++)
        {
            ReadOnlySpan<byte> payload = recording.SpanAt(i);
            switch (recording.KindAt(i))
            {
                case EventKind.Opened:
                    state.Apply(MemoryPackSerializer.Deserialize<ClassOpened>(payload)!);
                    break;
                case EventKind.Deposited:
                    state.Apply(MemoryPackSerializer.Deserialize<ClassDeposited>(payload)!);
                    break;
                case EventKind.Withdrawn:
                    state.Apply(MemoryPackSerializer.Deserialize<ClassWithdrawn>(payload)!);
                    break;
                case EventKind.TransferSent:
                    state.Apply(MemoryPackSerializer.Deserialize<ClassTransferSent>(payload)!);
                    break;
                case EventKind.InterestAccrued:
                    state.Apply(MemoryPackSerializer.Deserialize<ClassInterestAccrued>(payload)!);
                    break;
                case EventKind.LimitChanged:
                    state.Apply(MemoryPackSerializer.Deserialize<ClassLimitChanged>(payload)!);
                    break;
                default:
                    throw new InvalidDataException("No event has this kind.");
            }
        }
    }
}
