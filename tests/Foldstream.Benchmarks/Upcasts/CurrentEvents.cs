using Foldstream.Benchmarks.Rivals;
using Foldstream.Events;

namespace Foldstream.Benchmarks.Upcasts;

/// <summary>The bank's events as they are written now.</summary>
internal static class CurrentEvents
{
    /// <summary>Adds an event to a page in its current version.</summary>
    public static void AddOnce(PageBuilder page, object one)
    {
        switch (one)
        {
            case ClassOpened e:
                page.Add(new OnceOpened(e.AccountId, e.Owner, e.Overdraft, e.At, 1));
                break;
            case ClassDeposited e:
                page.Add(new OnceDeposited(e.TransactionId, e.Amount, e.Description, e.At, 1));
                break;
            case ClassWithdrawn e:
                page.Add(new OnceWithdrawn(e.TransactionId, e.Amount, e.Description, e.At, 1));
                break;
            case ClassTransferSent e:
                page.Add(new OnceTransferSent(e.TransactionId, e.Receiver, e.Amount, e.Reference, e.At, 1));
                break;
            case ClassInterestAccrued e:
                page.Add(new OnceInterestAccrued(e.Amount, e.Days, e.At, 1));
                break;
            case ClassLimitChanged e:
                page.Add(new OnceLimitChanged(e.Limit, e.At, 1));
                break;
            default:
                throw new ArgumentException("No event of the bank.", nameof(one));
        }
    }

    /// <summary>Adds an event to a page in its current version.</summary>
    public static void AddThrice(PageBuilder page, object one)
    {
        switch (one)
        {
            case ClassOpened e:
                page.Add(new ThriceOpened(e.AccountId, e.Owner, e.Overdraft, e.At, 1, false, 0));
                break;
            case ClassDeposited e:
                page.Add(new ThriceDeposited(e.TransactionId, e.Amount, e.Description, e.At, 1, false, 0));
                break;
            case ClassWithdrawn e:
                page.Add(new ThriceWithdrawn(e.TransactionId, e.Amount, e.Description, e.At, 1, false, 0));
                break;
            case ClassTransferSent e:
                page.Add(new ThriceTransferSent(e.TransactionId, e.Receiver, e.Amount, e.Reference, e.At, 1, false, 0));
                break;
            case ClassInterestAccrued e:
                page.Add(new ThriceInterestAccrued(e.Amount, e.Days, e.At, 1, false, 0));
                break;
            case ClassLimitChanged e:
                page.Add(new ThriceLimitChanged(e.Limit, e.At, 1, false, 0));
                break;
            default:
                throw new ArgumentException("No event of the bank.", nameof(one));
        }
    }
}
