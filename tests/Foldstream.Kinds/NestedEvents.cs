using System.Collections.Immutable;

namespace Foldstream.Kinds;

public sealed record Address(string Street, string? Note = null, int Floor = 3);

public readonly record struct Money(decimal Amount, string Currency);

/// <summary>A record in a record in a record.</summary>
public sealed record House(Address At, Money? Price, ImmutableArray<Room> Rooms)
{
    public Address? Formerly { get; init; }
}

public readonly record struct Room(string Name, ImmutableArray<Window> Windows);

public readonly record struct Window(double Width, double Height, Level? Draught);

/// <summary>A closed hierarchy: cases inside it and beside it, with members of every sort.</summary>
public abstract record Payment
{
    [Case(0)]
    public sealed record Cash : Payment;

    [Case(200)]
    public sealed record Voucher(Sku Code, Address? Issuer) : Payment;

    [Case(70_000)]
    public sealed record Transfer(ImmutableArray<Money> Parts, decimal Fee = 1m) : Payment
    {
        public int? Days { get; init; }
    }
}

[Case(1)]
public sealed record Card(string Number, DateOnly Expires) : Payment;

[Event("addresses")] public sealed partial record Addresses(Address A, Address? B, ImmutableArray<Address?> C);

[Event("monies")] public readonly partial record struct Monies(Money A, Money? B, ImmutableArray<Money> C);

[Event("houses")] public sealed partial record Houses(House A, House? B, ImmutableArray<ImmutableArray<House>> C);

[Event("payments")] public sealed partial record Payments(Payment A, Payment? B, ImmutableArray<Payment?> C);

[Event("paid-cards")] public sealed partial record PaidCards(Card A, Card? B, ImmutableArray<Card> C);

[Event("nothing")] public readonly partial record struct Nothing;

/// <summary>Members that a payload may end before.</summary>
[Event("grown", Version = 2)]
public sealed partial record Grown(int A, string? B, int C = 7, Level D = Level.Some, string E = "none", Money? F = null)
{
    public int? G { get; init; }

    public ImmutableArray<string> H { get; init; } = [];
}

/// <summary>An array of the largest value that one byte can stand for.</summary>
[Event("sparse")] public sealed partial record Sparse(ImmutableArray<Gap> A, ImmutableArray<decimal?> B, ImmutableArray<Gap?> C);

/// <summary>Arrays of large values: a count alone must not make room for them.</summary>
[Event("ledgers")] public sealed partial record Ledgers(ImmutableArray<Ledger> A, ImmutableList<Ledger> B, ImmutableDictionary<int, Ledger> C);

public readonly record struct Ledger(decimal A, decimal B, Guid C, DateTimeOffset D, double E, Money F, decimal G, Guid H);

public readonly record struct Gap(long? A = null, string? B = null, Guid? C = null);
