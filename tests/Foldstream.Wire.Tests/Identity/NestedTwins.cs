using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Foldstream.Kinds;
using MessagePack;

namespace Foldstream.Wire.Tests.Identity;

[MessagePackObject]
public sealed record AddressTwin([property: Key(0)] string Street, [property: Key(1)] string? Note, [property: Key(2)] int Floor)
{
    [return: NotNullIfNotNull(nameof(address))]
    public static AddressTwin? Of(Address? address) => address is null ? null : new(address.Street, address.Note, address.Floor);
}

[MessagePackObject]
public readonly record struct MoneyTwin([property: Key(0)] decimal Amount, [property: Key(1)] string Currency)
{
    public static MoneyTwin Of(Money money) => new(money.Amount, money.Currency);

    public static MoneyTwin? Of(Money? money) => money is { } some ? Of(some) : null;
}

[MessagePackObject]
public readonly record struct WindowTwin([property: Key(0)] double Width, [property: Key(1)] double Height, [property: Key(2)] Level? Draught);

[MessagePackObject]
public readonly record struct RoomTwin([property: Key(0)] string Name, [property: Key(1)] ImmutableArray<WindowTwin> Windows)
{
    public static RoomTwin Of(Room room) => new(room.Name, room.Windows.Map(window => new WindowTwin(window.Width, window.Height, window.Draught)));
}

[MessagePackObject]
public sealed record HouseTwin(
    [property: Key(0)] AddressTwin At, [property: Key(1)] MoneyTwin? Price, [property: Key(2)] ImmutableArray<RoomTwin> Rooms, [property: Key(3)] AddressTwin? Formerly)
{
    [return: NotNullIfNotNull(nameof(house))]
    public static HouseTwin? Of(House? house)
        => house is null ? null : new(AddressTwin.Of(house.At), MoneyTwin.Of(house.Price), house.Rooms.Map(RoomTwin.Of), AddressTwin.Of(house.Formerly));
}

[MessagePackObject]
public sealed record HousesTwin([property: Key(0)] HouseTwin A, [property: Key(1)] HouseTwin? B, [property: Key(2)] ImmutableArray<ImmutableArray<HouseTwin>> C);

[MessagePackObject]
public sealed record GrownTwin([property: Key(0)] int A, [property: Key(1)] string? B, [property: Key(2)] int C, [property: Key(3)] Level D, [property: Key(4)] string E,
    [property: Key(5)] MoneyTwin? F, [property: Key(6)] int? G, [property: Key(7)] ImmutableArray<string> H);

[MessagePackObject]
public readonly record struct GapTwin([property: Key(0)] long? A, [property: Key(1)] string? B, [property: Key(2)] Guid? C)
{
    public static GapTwin Of(Gap gap) => new(gap.A, gap.B, gap.C);
}

[MessagePackObject]
public sealed record SparseTwin([property: Key(0)] ImmutableArray<GapTwin> A, [property: Key(1)] ImmutableArray<decimal?> B, [property: Key(2)] ImmutableArray<GapTwin?> C);

[MessagePackObject]
public readonly record struct LedgerTwin([property: Key(0)] decimal A, [property: Key(1)] decimal B, [property: Key(2)] Guid C, [property: Key(3)] DateTimeOffset D,
    [property: Key(4)] double E, [property: Key(5)] MoneyTwin F, [property: Key(6)] decimal G, [property: Key(7)] Guid H)
{
    public static LedgerTwin Of(Ledger ledger) => new(ledger.A, ledger.B, ledger.C, ledger.D, ledger.E, MoneyTwin.Of(ledger.F), ledger.G, ledger.H);
}

[MessagePackObject]
public sealed record LedgersTwin(
    [property: Key(0)] ImmutableArray<LedgerTwin> A, [property: Key(1)] ImmutableList<LedgerTwin> B, [property: Key(2)] OrderedDictionary<int, LedgerTwin> C);

internal static class Mapping
{
    /// <summary>Maps the items; the default value stays what it is.</summary>
    public static ImmutableArray<TResult> Map<T, TResult>(this ImmutableArray<T> items, Func<T, TResult> map) => items.IsDefault ? default : [.. items.Select(map)];
}
