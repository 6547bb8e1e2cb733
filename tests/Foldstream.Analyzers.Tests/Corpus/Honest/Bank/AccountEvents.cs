namespace Bank;

[Identifier]
public readonly partial record struct AccountId(string Value) : IParsable<AccountId>;

[Identifier]
public readonly partial record struct TransferId(Guid Value) : IParsable<TransferId>;

public enum AccountKind : byte
{
    Current = 1,
    Savings = 2,
    Deposit = 3,
}

public enum BlockReason : short
{
    LostCard = 10,
    Court = 20,
    Suspicion = 30,
}

public readonly record struct Iban(string Country, string Digits)
{
    public static Iban Parse(string text)
    {
        string plain = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return plain.Length is >= 15 and <= 34 ? new Iban(plain[..2], plain[2..]) : throw new FormatException($"'{text}' is no IBAN.");
    }

    public override string ToString() => Country + Digits;
}

[Event("account-opened")]
public sealed partial record AccountOpened(string Owner, AccountKind Kind, Iban Iban, DateOnly On);

[Event("deposited")]
public readonly partial record struct Deposited(decimal Amount, string? Text);

[Event("withdrawn")]
public readonly partial record struct Withdrawn(decimal Amount, string? Text);

[Event("transfer-sent")]
public readonly partial record struct TransferSent(TransferId Transfer, AccountId To, decimal Amount, string Purpose);

[Event("transfer-received")]
public readonly partial record struct TransferReceived(TransferId Transfer, AccountId From, decimal Amount, string Purpose);

[Event("interest-paid")]
public readonly partial record struct InterestPaid(decimal Amount, decimal Rate, DateOnly From, DateOnly Until);

[Event("overdraft-granted")]
public readonly partial record struct OverdraftGranted(decimal Limit);

[Event("account-blocked")]
public readonly partial record struct AccountBlocked(BlockReason Reason);

[Event("account-unblocked")]
public readonly partial record struct AccountUnblocked;

[Event("account-closed")]
public readonly partial record struct AccountClosed(decimal PaidOut);
