using System.Buffers;
using System.Runtime.InteropServices;
using MessagePack;

namespace Foldstream.Benchmarks.Rivals;

/// <summary>Hand-written on MessagePackReader, events as structs, and a switch. What the folds don't read is skipped where that is asked for.</summary>
internal static class MessagePackByHand
{
    public static void Fold(Recording recording, int from, int to, PlainAccount state, bool all)
    {
        for (int i = from; i < to; i++)
        {
            MessagePackReader reader = new(recording.MemoryAt(i));
            int count = reader.ReadArrayHeader();
            switch (recording.KindAt(i))
            {
                case EventKind.Opened:
                    state.Apply(ReadOpened(ref reader, all));
                    break;
                case EventKind.Deposited:
                    state.Apply(ReadDeposited(ref reader, all));
                    break;
                case EventKind.Withdrawn:
                    state.Apply(ReadWithdrawn(ref reader, all));
                    break;
                case EventKind.TransferSent:
                    state.Apply(ReadTransferSent(ref reader, all));
                    break;
                case EventKind.InterestAccrued:
                    state.Apply(ReadInterestAccrued(ref reader, all));
                    break;
                case EventKind.LimitChanged:
                    state.Apply(ReadLimitChanged(ref reader, all));
                    break;
                default:
                    throw new InvalidDataException("No event has this kind.");
            }
        }
    }

    private static StructOpened ReadOpened(ref MessagePackReader reader, bool all)
        => new(all ? ReadGuid(ref reader) : Skip<Guid>(ref reader), reader.ReadString()!, ReadDecimal(ref reader), ReadTime(ref reader));

    private static StructDeposited ReadDeposited(ref MessagePackReader reader, bool all)
        => new(all ? ReadGuid(ref reader) : Skip<Guid>(ref reader), ReadDecimal(ref reader), all ? reader.ReadString()! : Skip<string>(ref reader), ReadTime(ref reader));

    private static StructWithdrawn ReadWithdrawn(ref MessagePackReader reader, bool all)
        => new(all ? ReadGuid(ref reader) : Skip<Guid>(ref reader), ReadDecimal(ref reader), all ? reader.ReadString()! : Skip<string>(ref reader), ReadTime(ref reader));

    private static StructTransferSent ReadTransferSent(ref MessagePackReader reader, bool all)
        => new(all ? ReadGuid(ref reader) : Skip<Guid>(ref reader), all ? ReadGuid(ref reader) : Skip<Guid>(ref reader), ReadDecimal(ref reader), all ? reader.ReadString()! : Skip<string>(ref reader), ReadTime(ref reader));

    private static StructInterestAccrued ReadInterestAccrued(ref MessagePackReader reader, bool all)
        => new(ReadDecimal(ref reader), reader.ReadInt64(), ReadTime(ref reader));

    private static StructLimitChanged ReadLimitChanged(ref MessagePackReader reader, bool all)
        => new(ReadDecimal(ref reader), ReadTime(ref reader));

    private static T Skip<T>(ref MessagePackReader reader)
    {
        reader.Skip();
        return default!;
    }

    private static Guid ReadGuid(ref MessagePackReader reader)
    {
        ReadOnlySequence<byte> bytes = reader.ReadBytes()!.Value;
        return bytes.IsSingleSegment && bytes.Length == 16 ? new Guid(bytes.FirstSpan) : throw new InvalidDataException("No Guid.");
    }

    private static decimal ReadDecimal(ref MessagePackReader reader)
    {
        ReadOnlySequence<byte> bytes = reader.ReadBytes()!.Value;
        return bytes.IsSingleSegment && bytes.Length == 16 ? MemoryMarshal.Read<decimal>(bytes.FirstSpan) : throw new InvalidDataException("No decimal.");
    }

    private static DateTimeOffset ReadTime(ref MessagePackReader reader)
    {
        reader.ReadArrayHeader();
        DateTime local = reader.ReadDateTime();
        return new DateTimeOffset(local.Ticks, TimeSpan.FromMinutes(reader.ReadInt16()));
    }
}
