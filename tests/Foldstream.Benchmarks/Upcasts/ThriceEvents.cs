namespace Foldstream.Benchmarks.Upcasts;

// The same with three more members, each of which came with a version of its own.

[Event("record-account-opened", Version = 4)]
public readonly partial record struct ThriceOpened(Guid AccountId, string Owner, decimal Overdraft, DateTimeOffset At, int Branch, bool IsOnline, long Batch)
{
    private static V2 Upcast(in V1 old) => new(old.AccountId, old.Owner, old.Overdraft, old.At, 1);

    private static V3 Upcast(in V2 old) => new(old.AccountId, old.Owner, old.Overdraft, old.At, old.Branch, false);

    private static ThriceOpened Upcast(in V3 old) => new(old.AccountId, old.Owner, old.Overdraft, old.At, old.Branch, old.IsOnline, 0);
}

[Event("record-money-deposited", Version = 4)]
public readonly partial record struct ThriceDeposited(Guid TransactionId, decimal Amount, string Description, DateTimeOffset At, int Branch, bool IsOnline, long Batch)
{
    private static V2 Upcast(in V1 old) => new(old.TransactionId, old.Amount, old.Description, old.At, 1);

    private static V3 Upcast(in V2 old) => new(old.TransactionId, old.Amount, old.Description, old.At, old.Branch, false);

    private static ThriceDeposited Upcast(in V3 old) => new(old.TransactionId, old.Amount, old.Description, old.At, old.Branch, old.IsOnline, 0);
}

[Event("record-money-withdrawn", Version = 4)]
public readonly partial record struct ThriceWithdrawn(Guid TransactionId, decimal Amount, string Description, DateTimeOffset At, int Branch, bool IsOnline, long Batch)
{
    private static V2 Upcast(in V1 old) => new(old.TransactionId, old.Amount, old.Description, old.At, 1);

    private static V3 Upcast(in V2 old) => new(old.TransactionId, old.Amount, old.Description, old.At, old.Branch, false);

    private static ThriceWithdrawn Upcast(in V3 old) => new(old.TransactionId, old.Amount, old.Description, old.At, old.Branch, old.IsOnline, 0);
}

[Event("record-transfer-sent", Version = 4)]
public readonly partial record struct ThriceTransferSent(Guid TransactionId, Guid Receiver, decimal Amount, string Reference, DateTimeOffset At, int Branch, bool IsOnline, long Batch)
{
    private static V2 Upcast(in V1 old) => new(old.TransactionId, old.Receiver, old.Amount, old.Reference, old.At, 1);

    private static V3 Upcast(in V2 old) => new(old.TransactionId, old.Receiver, old.Amount, old.Reference, old.At, old.Branch, false);

    private static ThriceTransferSent Upcast(in V3 old) => new(old.TransactionId, old.Receiver, old.Amount, old.Reference, old.At, old.Branch, old.IsOnline, 0);
}

[Event("record-interest-accrued", Version = 4)]
public readonly partial record struct ThriceInterestAccrued(decimal Amount, long Days, DateTimeOffset At, int Branch, bool IsOnline, long Batch)
{
    private static V2 Upcast(in V1 old) => new(old.Amount, old.Days, old.At, 1);

    private static V3 Upcast(in V2 old) => new(old.Amount, old.Days, old.At, old.Branch, false);

    private static ThriceInterestAccrued Upcast(in V3 old) => new(old.Amount, old.Days, old.At, old.Branch, old.IsOnline, 0);
}

[Event("record-limit-changed", Version = 4)]
public readonly partial record struct ThriceLimitChanged(decimal Limit, DateTimeOffset At, int Branch, bool IsOnline, long Batch)
{
    private static V2 Upcast(in V1 old) => new(old.Limit, old.At, 1);

    private static V3 Upcast(in V2 old) => new(old.Limit, old.At, old.Branch, false);

    private static ThriceLimitChanged Upcast(in V3 old) => new(old.Limit, old.At, old.Branch, old.IsOnline, 0);
}
