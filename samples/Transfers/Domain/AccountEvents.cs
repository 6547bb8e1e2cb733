using Foldstream;

namespace Transfers;

[Event("account-opened")]
public readonly partial record struct AccountOpened(string Owner);

[Event("money-deposited")]
public readonly partial record struct MoneyDeposited(decimal Amount);

[Event("transfer-sent")]
public readonly partial record struct TransferSent(AccountId To, decimal Amount, string Purpose);

[Event("transfer-received")]
public readonly partial record struct TransferReceived(AccountId From, decimal Amount, string Purpose);
