namespace Foldstream.Benchmarks.Bank;

// The same events as classes.

[Event("record-account-opened")]
public sealed partial record OpenedRecord(Guid AccountId, string Owner, decimal Overdraft, DateTimeOffset At);

[Event("record-money-deposited")]
public sealed partial record DepositedRecord(Guid TransactionId, decimal Amount, string Description, DateTimeOffset At);

[Event("record-money-withdrawn")]
public sealed partial record WithdrawnRecord(Guid TransactionId, decimal Amount, string Description, DateTimeOffset At);

[Event("record-transfer-sent")]
public sealed partial record TransferSentRecord(Guid TransactionId, Guid Receiver, decimal Amount, string Reference, DateTimeOffset At);

[Event("record-interest-accrued")]
public sealed partial record InterestAccruedRecord(decimal Amount, long Days, DateTimeOffset At);

[Event("record-limit-changed")]
public sealed partial record LimitChangedRecord(decimal Limit, DateTimeOffset At);
