using Foldstream.Benchmarks.Rivals;
using Foldstream.Events;

namespace Foldstream.Benchmarks.Bank;

/// <summary>The bank's events, random and always the same: 40 % deposits, 30 % withdrawals, 15 % transfers, 10 % interest, 4 % limits, 1 % openings.</summary>
internal static class BankHistory
{
    private static readonly int[] First = [0, 1, 41, 71, 86, 96];
    private static readonly string[] Words = ["rent", "groceries", "salary", "books", "train", "coffee", "invoice", "refund", "insurance", "gym"];

    public static List<object> Events(int count)
    {
        Random random = new(20261123);
        DateTimeOffset at = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
        List<object> events = new(count);
        for (int i = 0; i < count; i++)
        {
            at = at.AddTicks(random.Next(1, 100_000_000));

            // One of each first, in order: so the store's event type ids are known.
            events.Add((i < First.Length ? First[i] : random.Next(100)) switch
            {
                < 1 => new ClassOpened(NewGuid(random), "Ada " + Text(random), random.Next(0, 5_000), at),
                < 41 => new ClassDeposited(NewGuid(random), Amount(random), Text(random), at),
                < 71 => new ClassWithdrawn(NewGuid(random), Amount(random), Text(random), at),
                < 86 => new ClassTransferSent(NewGuid(random), NewGuid(random), Amount(random), Text(random), at),
                < 96 => new ClassInterestAccrued(Amount(random) / 100, random.Next(1, 32), at),
                _ => new ClassLimitChanged(random.Next(1, 50) * 100m, at),
            });
        }

        return events;
    }

    /// <summary>Adds an event to a page, as a struct.</summary>
    public static void AddStruct(PageBuilder page, object one)
    {
        switch (one)
        {
            case ClassOpened e:
                page.Add(new Opened(e.AccountId, e.Owner, e.Overdraft, e.At));
                break;
            case ClassDeposited e:
                page.Add(new Deposited(e.TransactionId, e.Amount, e.Description, e.At));
                break;
            case ClassWithdrawn e:
                page.Add(new Withdrawn(e.TransactionId, e.Amount, e.Description, e.At));
                break;
            case ClassTransferSent e:
                page.Add(new TransferSent(e.TransactionId, e.Receiver, e.Amount, e.Reference, e.At));
                break;
            case ClassInterestAccrued e:
                page.Add(new InterestAccrued(e.Amount, e.Days, e.At));
                break;
            case ClassLimitChanged e:
                page.Add(new LimitChanged(e.Limit, e.At));
                break;
            default:
                throw new ArgumentException("No event of the bank.", nameof(one));
        }
    }

    /// <summary>Adds an event to a page, as a class.</summary>
    public static void AddRecord(PageBuilder page, object one)
    {
        switch (one)
        {
            case ClassOpened e:
                page.Add(new OpenedRecord(e.AccountId, e.Owner, e.Overdraft, e.At));
                break;
            case ClassDeposited e:
                page.Add(new DepositedRecord(e.TransactionId, e.Amount, e.Description, e.At));
                break;
            case ClassWithdrawn e:
                page.Add(new WithdrawnRecord(e.TransactionId, e.Amount, e.Description, e.At));
                break;
            case ClassTransferSent e:
                page.Add(new TransferSentRecord(e.TransactionId, e.Receiver, e.Amount, e.Reference, e.At));
                break;
            case ClassInterestAccrued e:
                page.Add(new InterestAccruedRecord(e.Amount, e.Days, e.At));
                break;
            case ClassLimitChanged e:
                page.Add(new LimitChangedRecord(e.Limit, e.At));
                break;
            default:
                throw new ArgumentException("No event of the bank.", nameof(one));
        }
    }

    private static Guid NewGuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static decimal Amount(Random random) => random.Next(1, 1_000_000) / 100m;

    private static string Text(Random random) => $"{Words[random.Next(Words.Length)]} {random.Next(1, 1_000_000_000)}";
}
