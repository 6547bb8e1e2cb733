using Foldstream.Benchmarks.Rivals;
using MemoryPack;

namespace Foldstream.Benchmarks.Encode;

/// <summary>MemoryPack over classes.</summary>
internal static class MemoryPackClassesWriter
{
    public static void Write(object[] events, int from, int to, ReusedBuffer buffer)
    {
        for (int i = from; i < to; i++)
        {
            switch (events[i])
            {
                case ClassOpened e:
                    MemoryPackSerializer.Serialize(buffer, e);
                    break;
                case ClassDeposited e:
                    MemoryPackSerializer.Serialize(buffer, e);
                    break;
                case ClassWithdrawn e:
                    MemoryPackSerializer.Serialize(buffer, e);
                    break;
                case ClassTransferSent e:
                    MemoryPackSerializer.Serialize(buffer, e);
                    break;
                case ClassInterestAccrued e:
                    MemoryPackSerializer.Serialize(buffer, e);
                    break;
                case ClassLimitChanged e:
                    MemoryPackSerializer.Serialize(buffer, e);
                    break;
                default:
                    throw new InvalidDataException("No event has this kind.");
            }
        }
    }
}
