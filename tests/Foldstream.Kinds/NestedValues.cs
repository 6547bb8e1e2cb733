using CsCheck;

namespace Foldstream.Kinds;

/// <summary>Random records and cases of closed hierarchies.</summary>
public static class NestedValues
{
    public static readonly Gen<Window> Window =
        Gen.Select(Values.Double, Values.Double, Values.Level.Nullable(), (width, height, draught) => new Window(width, height, draught));

    public static readonly Gen<Room> Room = Gen.Select(Values.Text, Values.Array(Window), (name, windows) => new Room(name, windows));

    public static readonly Gen<House> House = Gen.Select(Values.Address, Values.Money.Nullable(), Values.Array(Room), Values.Address.Null(),
        (at, price, rooms, formerly) => new House(at, price, rooms) { Formerly = formerly });

    public static readonly Gen<Card> Card = Gen.Select(Values.Text, Values.Date, (number, expires) => new Card(number, expires));

    public static readonly Gen<Payment> Payment = Gen.OneOf(
        Gen.Const(0).Select(_ => (Payment)new Payment.Cash()),
        Card.Select(card => (Payment)card),
        Gen.Select(Values.Sku, Values.Address.Null(), (code, issuer) => (Payment)new Payment.Voucher(code, issuer)),
        Gen.Select(Values.Array(Values.Money), Values.Decimal, Gen.Int.Nullable(), (parts, fee, days) => (Payment)new Payment.Transfer(parts, fee) { Days = days }));

    public static readonly Gen<Ledger> Ledger = Gen.Select(Values.Decimal, Gen.Guid, Values.Moment, Values.Double, Values.Money,
        (amount, id, time, rate, money) => new Ledger(amount, -amount, id, time, rate, money, amount, id));

    public static readonly Gen<Gap> Gap = Gen.Select(Gen.Long.Nullable(), Values.Text.Null(), Gen.Guid.Nullable(), (a, b, c) => new Gap(a, b, c));
}
