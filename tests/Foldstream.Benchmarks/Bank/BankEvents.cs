namespace Foldstream.Benchmarks.Bank;

[Event("account-opened")]
public readonly partial record struct Opened(Guid AccountId, string Owner, decimal Overdraft, DateTimeOffset At);

[Event("money-deposited")]
public readonly partial record struct Deposited(Guid TransactionId, decimal Amount, string Description, DateTimeOffset At);

[Event("money-withdrawn")]
public readonly partial record struct Withdrawn(Guid TransactionId, decimal Amount, string Description, DateTimeOffset At);

[Event("transfer-sent")]
public readonly partial record struct TransferSent(Guid TransactionId, Guid Receiver, decimal Amount, string Reference, DateTimeOffset At);

[Event("interest-accrued")]
public readonly partial record struct InterestAccrued(decimal Amount, long Days, DateTimeOffset At);

[Event("limit-changed")]
public readonly partial record struct LimitChanged(decimal Limit, DateTimeOffset At);
