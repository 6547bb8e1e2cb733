using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Foldstream.Kinds;
using MessagePack;

namespace Foldstream.Wire.Tests.Identity;

/// <summary>A closed hierarchy is what MessagePack-CSharp calls a union.</summary>
[Union(0, typeof(CashTwin))]
[Union(1, typeof(CardTwin))]
[Union(200, typeof(VoucherTwin))]
[Union(70_000, typeof(TransferTwin))]
public abstract record PaymentTwin
{
    [return: NotNullIfNotNull(nameof(payment))]
    public static PaymentTwin? Of(Payment? payment) => payment switch
    {
        null => null,
        Payment.Cash => new CashTwin(),
        Card card => CardTwin.Of(card),
        Payment.Voucher voucher => new VoucherTwin(voucher.Code.Value, AddressTwin.Of(voucher.Issuer)),
        Payment.Transfer transfer => new TransferTwin(transfer.Parts.Map(MoneyTwin.Of), transfer.Fee, transfer.Days),
        _ => throw new ArgumentException("No twin.", nameof(payment)),
    };
}

[MessagePackObject]
public sealed record CashTwin : PaymentTwin;

[MessagePackObject]
public sealed record CardTwin([property: Key(0)] string Number, [property: Key(1)] DateOnly Expires) : PaymentTwin
{
    [return: NotNullIfNotNull(nameof(card))]
    public static CardTwin? Of(Card? card) => card is null ? null : new(card.Number, card.Expires);
}

[MessagePackObject]
public sealed record VoucherTwin([property: Key(0)] string Code, [property: Key(1)] AddressTwin? Issuer) : PaymentTwin;

[MessagePackObject]
public sealed record TransferTwin([property: Key(0)] ImmutableArray<MoneyTwin> Parts, [property: Key(1)] decimal Fee, [property: Key(2)] int? Days) : PaymentTwin;
