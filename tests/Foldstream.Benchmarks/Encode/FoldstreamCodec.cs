using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using Foldstream.Events;

namespace Foldstream.Benchmarks.Encode;

/// <summary>The generated codecs, one buffer per event.</summary>
internal static class FoldstreamCodec
{
    public static void Write(EventArrays events, int from, int to, ReusedBuffer buffer)
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

    private static void Write<TEvent>(in TEvent e, ReusedBuffer buffer)
        where TEvent : IEvent<TEvent>
        => buffer.Advance(TEvent.EncodePayload(in e, buffer.GetSpan((int)TEvent.GetMaxPayloadSize(in e))));
}
