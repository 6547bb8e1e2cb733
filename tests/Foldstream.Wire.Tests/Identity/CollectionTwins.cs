using System.Collections.Immutable;
using Foldstream.Kinds;
using MessagePack;

namespace Foldstream.Wire.Tests.Identity;

/// <summary>A collection, and a collection or null.</summary>
[MessagePackObject]
public sealed record Both<TFirst, TSecond>([property: Key(0)] TFirst A, [property: Key(1)] TSecond? B)
    where TFirst : class
    where TSecond : class;

[MessagePackObject]
public sealed record Three<TFirst, TSecond, TThird>([property: Key(0)] TFirst A, [property: Key(1)] TSecond? B, [property: Key(2)] TThird? C)
    where TFirst : class
    where TSecond : class
    where TThird : class;

[MessagePackObject]
public readonly record struct PlaceTwin([property: Key(0)] int Row, [property: Key(1)] string Column)
{
    public static PlaceTwin Of(Place place) => new(place.Row, place.Column);
}

[MessagePackObject]
public sealed record TuplesTwin([property: Key(0)] (int, string) A, [property: Key(1)] (Guid, string?)? B, [property: Key(2)] ImmutableArray<(int, (decimal, bool))> C);

[MessagePackObject]
public sealed record LongTuplesTwin(
    [property: Key(0)] (int, int, int, int, int, int, int) A, [property: Key(1)] OrderedDictionary<(int, string), (long, AddressTwin?)> B);
