using System.Collections.Immutable;
using MessagePack;

namespace Foldstream.Generated.Tests.Wire;

/// <summary>What MessagePack-CSharp takes for <see cref="Payment"/>: a union.</summary>
[Union(0, typeof(CashTwin))]
[Union(1, typeof(CardTwin))]
[Union(200, typeof(VoucherTwin))]
[Union(70_000, typeof(TransferTwin))]
public abstract record PaymentTwin
{
    public static PaymentTwin? Of(Payment? payment) => payment switch
    {
        null => null,
        Payment.Cash cash => new CashTwin(cash.Label),
        Card card => new CardTwin(card.Label, card.Number, card.Expires, card.Fee),
        Payment.Voucher voucher => new VoucherTwin(voucher.Label, voucher.Code.Value, AddressTwin.Of(voucher.Issuer), voucher.Fee),
        Transfer transfer => new TransferTwin(transfer.Label, transfer.Parts.IsDefault ? default : [.. transfer.Parts.Select(MoneyTwin.Of)], transfer.Fee, transfer.Days),
        _ => throw new ArgumentException("No twin.", nameof(payment)),
    };

    public abstract Payment Back();
}

[MessagePackObject]
public sealed record CashTwin([property: Key(0)] string Label) : PaymentTwin
{
    public override Payment Back() => new Payment.Cash(Label);
}

[MessagePackObject]
public sealed record CardTwin([property: Key(0)] string Label, [property: Key(1)] string Number, [property: Key(2)] DateOnly Expires, [property: Key(3)] decimal Fee) : PaymentTwin
{
    public override Payment Back() => new Card(Label, Number, Expires, Fee);
}

[MessagePackObject]
public sealed record VoucherTwin([property: Key(0)] string Label, [property: Key(1)] string Code, [property: Key(2)] AddressTwin? Issuer, [property: Key(3)] decimal Fee) : PaymentTwin
{
    public override Payment Back() => new Payment.Voucher(Label, new Sku(Code), Issuer is null ? null : new Address(Issuer.Street, Issuer.Note, Issuer.Floor), Fee);
}

[MessagePackObject]
public sealed record TransferTwin(
    [property: Key(0)] string Label, [property: Key(1)] ImmutableArray<MoneyTwin> Parts, [property: Key(2)] decimal Fee, [property: Key(3)] int? Days) : PaymentTwin
{
    public override Payment Back()
        => new Transfer(Label, Parts.IsDefault ? default : [.. Parts.Select(part => new Money(part.Amount, part.Currency))], Fee) { Days = Days };
}

[MessagePackObject]
public sealed record PaidTwin([property: Key(0)] PaymentTwin By, [property: Key(1)] PaymentTwin? Earlier, [property: Key(2)] ImmutableArray<PaymentTwin> Parts,
    [property: Key(3)] ImmutableArray<PaymentTwin?> Tries, [property: Key(4)] ReceiptTwin Receipt, [property: Key(5)] int Last);

[MessagePackObject]
public readonly record struct ReceiptTwin([property: Key(0)] PaymentTwin Payment, [property: Key(1)] string? Note);
