using Foldstream.ColdStart.Domain;

namespace Foldstream.ColdStart;

/// <summary>The hundred events, and what they come to.</summary>
internal static class History
{
    public const int Count = 100;

    public static readonly Guid Key = new("0198a3f0-0000-7000-8000-000000000001");

    public static readonly AppendId Append = new(new Guid("0198a3f0-0000-7000-8000-000000000002"));

    // No whole second: what most clocks tell.
    public static readonly DateTimeOffset Begin = new(new DateTime(2026, 11, 23, 9, 30, 0, 123, DateTimeKind.Utc).AddTicks(4567));

    public static StreamId Stream => Account.StreamOf(Key);

    /// <summary>Whether a state is the one that the events lead to.</summary>
    public static bool IsRight(string owner, decimal balance, long interestDays, DateTimeOffset lastAt)
        => owner == "Ada" && balance == 1_050.50m && interestDays == 149 && lastAt == Begin.AddSeconds(Count - 1);

    /// <summary>Hands over each event, as a struct of the domain.</summary>
    public static void Tell(Action<Opened> opened, Action<Deposited> deposited, Action<Withdrawn> withdrawn, Action<InterestAccrued> interest)
    {
        opened(new Opened(Key, "Ada", 500, Begin));
        for (int i = 1; i < Count; i++)
        {
            Guid id = new(i, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8]);
            DateTimeOffset at = Begin.AddSeconds(i);
            switch (i % 9)
            {
                case < 5:
                    deposited(new Deposited(id, i * 1.01m, "salary and other money", at));
                    break;
                case < 8:
                    withdrawn(new Withdrawn(id, i * 0.99m, "rent", at));
                    break;
                default:
                    interest(new InterestAccrued(i / 100m, i % 31, at));
                    break;
            }
        }
    }
}
