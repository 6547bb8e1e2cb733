using System.Collections.Immutable;
using MessagePack;

namespace Foldstream.Generated.Tests.Wire;

/// <summary>What MessagePack-CSharp takes for the events of the same names: it writes what they must be.</summary>
[MessagePackObject]
public sealed record IntegersTwin([property: Key(0)] sbyte A, [property: Key(1)] short B, [property: Key(2)] int C, [property: Key(3)] long D,
    [property: Key(4)] byte E, [property: Key(5)] ushort F, [property: Key(6)] uint G, [property: Key(7)] ulong H);

[MessagePackObject]
public sealed record NumbersTwin([property: Key(0)] bool A, [property: Key(1)] char B, [property: Key(2)] float C, [property: Key(3)] double D,
    [property: Key(4)] decimal E, [property: Key(5)] Small F, [property: Key(6)] Wide G);

[MessagePackObject]
public sealed record TextsTwin([property: Key(0)] string A, [property: Key(1)] Guid B, [property: Key(2)] ReadOnlyMemory<byte> C,
    [property: Key(3)] Guid D, [property: Key(4)] string E, [property: Key(5)] int F, [property: Key(6)] long G);

[MessagePackObject]
public sealed record TimesTwin([property: Key(0)] DateTime A, [property: Key(1)] DateTimeOffset B, [property: Key(2)] DateOnly C,
    [property: Key(3)] TimeOnly D, [property: Key(4)] TimeSpan E);

[MessagePackObject]
public sealed record AddressTwin([property: Key(0)] string Street, [property: Key(1)] string? Note, [property: Key(2)] int Floor)
{
    public static AddressTwin? Of(Address? address) => address is null ? null : new AddressTwin(address.Street, address.Note, address.Floor);
}

[MessagePackObject]
public readonly record struct MoneyTwin([property: Key(0)] decimal Amount, [property: Key(1)] string Currency)
{
    public static MoneyTwin Of(Money money) => new(money.Amount, money.Currency);
}

[MessagePackObject]
public sealed record NullablesTwin([property: Key(0)] int? A, [property: Key(1)] string? B, [property: Key(2)] Guid? C, [property: Key(3)] Small? D,
    [property: Key(4)] Guid? E, [property: Key(5)] MoneyTwin? F, [property: Key(6)] AddressTwin? G, [property: Key(7)] decimal? H);

[MessagePackObject]
public sealed record NestedTwin([property: Key(0)] AddressTwin A, [property: Key(1)] MoneyTwin B, [property: Key(2)] ImmutableArray<int> C,
    [property: Key(3)] ImmutableArray<string> D, [property: Key(4)] ImmutableArray<MoneyTwin> E,
    [property: Key(5)] ImmutableArray<ImmutableArray<AddressTwin?>> F, [property: Key(6)] ImmutableArray<int?> G);
