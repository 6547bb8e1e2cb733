namespace Foldstream.Benchmarks.Upcasts;

// The bank's events with one more member, and what becomes of those that were stored without it.

[Event("account-opened", Version = 2)]
public readonly partial record struct OnceOpened(Guid AccountId, string Owner, decimal Overdraft, DateTimeOffset At, int Branch)
{
    private static OnceOpened Upcast(in V1 old) => new(old.AccountId, old.Owner, old.Overdraft, old.At, 1);
}

[Event("money-deposited", Version = 2)]
public readonly partial record struct OnceDeposited(Guid TransactionId, decimal Amount, string Description, DateTimeOffset At, int Branch)
{
    private static OnceDeposited Upcast(in V1 old) => new(old.TransactionId, old.Amount, old.Description, old.At, 1);
}

[Event("money-withdrawn", Version = 2)]
public readonly partial record struct OnceWithdrawn(Guid TransactionId, decimal Amount, string Description, DateTimeOffset At, int Branch)
{
    private static OnceWithdrawn Upcast(in V1 old) => new(old.TransactionId, old.Amount, old.Description, old.At, 1);
}

[Event("transfer-sent", Version = 2)]
public readonly partial record struct OnceTransferSent(Guid TransactionId, Guid Receiver, decimal Amount, string Reference, DateTimeOffset At, int Branch)
{
    private static OnceTransferSent Upcast(in V1 old) => new(old.TransactionId, old.Receiver, old.Amount, old.Reference, old.At, 1);
}

[Event("interest-accrued", Version = 2)]
public readonly partial record struct OnceInterestAccrued(decimal Amount, long Days, DateTimeOffset At, int Branch)
{
    private static OnceInterestAccrued Upcast(in V1 old) => new(old.Amount, old.Days, old.At, 1);
}

[Event("limit-changed", Version = 2)]
public readonly partial record struct OnceLimitChanged(decimal Limit, DateTimeOffset At, int Branch)
{
    private static OnceLimitChanged Upcast(in V1 old) => new(old.Limit, old.At, 1);
}
