namespace Shop;

public enum Currency
{
    Eur = 1,
    Usd = 2,
    Gbp = 3,
}

public readonly record struct Money(decimal Amount, Currency Currency)
{
    public static Money Zero(Currency currency) => new(0m, currency);

    public bool IsZero => Amount == 0m;

    public static Money operator +(Money left, Money right) => left with { Amount = left.Amount + Same(left, right).Amount };

    public static Money operator -(Money left, Money right) => left with { Amount = left.Amount - Same(left, right).Amount };

    public static Money operator *(Money left, int factor) => left with { Amount = left.Amount * factor };

    public static bool operator >(Money left, Money right) => left.Amount > Same(left, right).Amount;

    public static bool operator <(Money left, Money right) => left.Amount < Same(left, right).Amount;

    public Money Percent(decimal percent) => this with { Amount = Math.Round(Amount * percent / 100m, 2, MidpointRounding.ToEven) };

    public override string ToString() => FormattableString.Invariant($"{Amount:0.00} {Currency}");

    private static Money Same(Money left, Money right)
        => left.Currency == right.Currency ? right : throw new InvalidOperationException($"{left.Currency} and {right.Currency} don't add up.");
}
