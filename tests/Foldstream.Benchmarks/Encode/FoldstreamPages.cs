using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using Foldstream.Events;

namespace Foldstream.Benchmarks.Encode;

/// <summary>A page of an append: what a decision that raises pays for encoding.</summary>
internal static class FoldstreamPages
{
    public static void Write(EventArrays events, int from, int to, PageBuilder page)
    {
        for (int i = from; i < to; i++)
        {
            int index = events.IndexAt(i);
            switch (events.KindAt(i))
            {
                case EventKind.Opened:
                    page.Add(in events.Openings[index]);
                    break;
                case EventKind.Deposited:
                    page.Add(in events.Deposits[index]);
                    break;
                case EventKind.Withdrawn:
                    page.Add(in events.Withdrawals[index]);
                    break;
                case EventKind.TransferSent:
                    page.Add(in events.Transfers[index]);
                    break;
                case EventKind.InterestAccrued:
                    page.Add(in events.Interest[index]);
                    break;
                case EventKind.LimitChanged:
                    page.Add(in events.Limits[index]);
                    break;
                default:
                    throw new InvalidDataException("No event has this kind.");
            }
        }
    }
}
