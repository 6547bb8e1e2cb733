namespace Foldstream.PostgreSql.Tests;

[Event("opened")]
public readonly partial record struct Opened(string Owner);

[Event("paid-in")]
public readonly partial record struct PaidIn(long Amount);

[Aggregate("shop-account", Key = typeof(Guid))]
public sealed partial class Account
{
    private Account(in Opened e) => Owner = e.Owner;

    public string Owner { get; }

    public long Balance { get; private set; }

    public static Opened Open(string owner) => new(owner);

    public void PayIn(long amount) => Raise(new PaidIn(amount));

    private void Apply(in PaidIn e) => Balance += e.Amount;
}
