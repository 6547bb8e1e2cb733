using System.Collections.Immutable;

namespace Foldstream.Generated.Tests.Wire;

/// <summary>A closed hierarchy whose base has state, with cases inside it and beside it.</summary>
public abstract partial record Payment(decimal Fee)
{
    private protected Payment()
        : this(0m)
    {
    }

    public abstract string Label { get; init; }

    [Case(0)]
    public sealed record Cash(string Label) : Payment;

    [Case(200)]
    public sealed record Voucher(string Label, Sku Code, Address? Issuer, decimal Fee) : Payment(Fee);
}

[Case(1)]
public sealed partial record Card(string Label, string Number, DateOnly Expires, decimal Fee) : Payment(Fee);

[Case(70_000)]
public sealed record Transfer(string Label, ImmutableArray<Money> Parts, decimal Fee = 1m) : Payment(Fee)
{
    public int? Days { get; init; }
}

/// <summary>Derived elsewhere than its cases may stand; suppressed where it is declared.</summary>
public static class Cheques
{
#pragma warning disable FOLD112
    public sealed record Cheque(string Label) : Payment;
#pragma warning restore FOLD112
}

internal abstract record Mark
{
    [Case(5)]
    internal sealed record None : Mark;

    [Case(6)]
    internal sealed record At(DateTime Time, int Level) : Mark;
}

[Event("paid")]
public sealed partial record Paid(Payment By, Payment? Earlier, ImmutableArray<Payment> Parts, ImmutableArray<Payment?> Tries, Receipt Receipt, int Last);

public readonly record struct Receipt(Payment Payment, string? Note);

[Event("marked")]
internal readonly partial record struct Marked(Mark Mark, Mark? Before = null);

/// <summary>One hierarchy before and after its cases have grown, of the same numbers.</summary>
public abstract record Old
{
    [Case(1)]
    public sealed record Small(int A) : Old;

    [Case(2)]
    public sealed record Same(string B) : Old;
}

public abstract record New
{
    [Case(1)]
    public sealed record Grown(int A, int C = 7, string? D = null) : New;

    [Case(2)]
    public sealed record Same(string B) : New;

    [Case(3)]
    public sealed record Added : New;
}

[Event("changed", Version = 1)]
public sealed partial record ChangedOld(Old Value, int Last);

[Event("changed", Version = 2)]
public sealed partial record ChangedNew(New Value, int Last);

[Event("held")]
public readonly partial record struct Held(Old Value, int Last);
