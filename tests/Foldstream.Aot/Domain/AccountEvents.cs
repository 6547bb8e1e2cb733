namespace Foldstream.Aot.Domain;

[Event("account-opened")]
public readonly partial record struct AccountOpened(string Owner, Currency Currency, DateTimeOffset At);

[Event("money-deposited")]
public readonly partial record struct MoneyDeposited(decimal Amount, string Note);

[Event("money-withdrawn")]
public sealed partial record MoneyWithdrawn(decimal Amount, string? Note);

public enum Currency
{
    EUR = 1,
    USD = 2,
}
