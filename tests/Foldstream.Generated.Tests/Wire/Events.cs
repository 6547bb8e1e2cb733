using System.Collections.Immutable;

namespace Foldstream.Generated.Tests.Wire;

public enum Small : byte
{
    None = 0,
    Some = 7,
    All = byte.MaxValue,
}

public enum Wide : long
{
    Least = long.MinValue,
    Zero = 0,
    Most = long.MaxValue,
}

[Identifier]
public readonly partial record struct ItemId(Guid Value) : IParsable<ItemId>;

[Identifier]
public readonly partial record struct Sku(string Value) : IParsable<Sku>;

[Identifier]
public readonly partial record struct LineNumber(int Value) : IParsable<LineNumber>;

[Identifier]
public readonly partial record struct AccountNumber(long Value) : IParsable<AccountNumber>;

public sealed record Address(string Street, string? Note = null, int Floor = 3);

public readonly record struct Money(decimal Amount, string Currency);

[Event("integers")]
public readonly partial record struct Integers(sbyte A, short B, int C, long D, byte E, ushort F, uint G, ulong H);

[Event("numbers")]
public readonly partial record struct Numbers(bool A, char B, float C, double D, decimal E, Small F, Wide G);

[Event("texts")]
public sealed partial record Texts(string A, Guid B, ReadOnlyMemory<byte> C, ItemId D, Sku E, LineNumber F, AccountNumber G);

[Event("times")]
public readonly partial record struct Times(DateTime A, DateTimeOffset B, DateOnly C, TimeOnly D, TimeSpan E);

[Event("nullables")]
public sealed partial record Nullables(int? A, string? B, Guid? C, Small? D, ItemId? E, Money? F, Address? G)
{
    public decimal? H { get; init; }
}

[Event("nested")]
public sealed partial record Nested(Address A, Money B, ImmutableArray<int> C, ImmutableArray<string> D, ImmutableArray<Money> E, ImmutableArray<ImmutableArray<Address?>> F, ImmutableArray<int?> G);

[Event("empty")]
public readonly partial record struct Empty;

[Event("grown", Version = 1)]
public sealed partial record GrownFirst(int A);

[Event("grown", Version = 2)]
public sealed partial record Grown(int A, string? B, int C = 7, Small D = Small.Some, string E = "none", Money? F = null)
{
    public int? G { get; init; }
}

[Event("address-before")]
public readonly partial record struct AddressBefore(ShortAddress A, int B);

[Event("address-after")]
public readonly partial record struct AddressAfter(Address A, int B);

public readonly record struct ShortAddress(string Street);

[Event("pruned")]
public sealed partial record Pruned(string A, int B, ImmutableArray<string> C, Address? D, Money E);
