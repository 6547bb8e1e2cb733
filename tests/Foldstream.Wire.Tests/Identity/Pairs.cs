using System.Collections.Immutable;
using Foldstream.Kinds;

namespace Foldstream.Wire.Tests.Identity;

/// <summary>The twin of every kind.</summary>
internal static partial class Pairs
{
    public static ImmutableArray<Pair> All { get; } = [.. Plain(), .. RarePlain(), .. Named(), .. Nested(), .. Lists(), .. Sets(), .. Maps(), .. TuplesOfSeveral(), .. Foreign()];

    private static Pair[] Plain() =>
    [
        new Pair<Bools, Twin<bool>>(e => new(e.A, e.B, e.C)),
        new Pair<SBytes, Twin<sbyte>>(e => new(e.A, e.B, e.C)),
        new Pair<Shorts, Twin<short>>(e => new(e.A, e.B, e.C)),
        new Pair<Ints, Twin<int>>(e => new(e.A, e.B, e.C)),
        new Pair<Longs, Twin<long>>(e => new(e.A, e.B, e.C)),
        new Pair<Bytes, NullableItemsTwin<byte>>(e => new(e.A, e.B, e.C)),
        new Pair<UShorts, Twin<ushort>>(e => new(e.A, e.B, e.C)),
        new Pair<UInts, Twin<uint>>(e => new(e.A, e.B, e.C)),
        new Pair<ULongs, Twin<ulong>>(e => new(e.A, e.B, e.C)),
        new Pair<Singles, Twin<float>>(e => new(e.A, e.B, e.C)),
        new Pair<Doubles, Twin<double>>(e => new(e.A, e.B, e.C)),
        new Pair<Chars, Twin<char>>(e => new(e.A, e.B, e.C)),
        new Pair<Strings, ObjectTwin<string>>(e => new(e.A, e.B, e.C)),
        new Pair<Guids, Twin<Guid>>(e => new(e.A, e.B, e.C)),
        new Pair<Decimals, Twin<decimal>>(e => new(e.A, e.B, e.C)),
        new Pair<DateTimes, Twin<DateTime>>(e => new(e.A, e.B, e.C)),
        new Pair<Moments, Twin<DateTimeOffset>>(e => new(e.A, e.B, e.C)),
        new Pair<Dates, Twin<DateOnly>>(e => new(e.A, e.B, e.C)),
        new Pair<Times, Twin<TimeOnly>>(e => new(e.A, e.B, e.C)),
        new Pair<Durations, Twin<TimeSpan>>(e => new(e.A, e.B, e.C)),
        new Pair<Blobs, Twin<ReadOnlyMemory<byte>>>(e => new(e.A, e.B, e.C)),
    ];

    private static Pair[] Named() =>
    [
        new Pair<Levels, Twin<Level>>(e => new(e.A, e.B, e.C)),
        new Pair<Reaches, Twin<Reach>>(e => new(e.A, e.B, e.C)),
        new Pair<RightsGiven, Twin<Rights>>(e => new(e.A, e.B, e.C)),
        new Pair<Answers, Twin<Answer>>(e => new(e.A, e.B, e.C)),
        new Pair<Items, Twin<Guid>>(e => new(e.A.Value, e.B?.Value, e.C.Map(id => id.Value))),
        new Pair<Skus, ObjectTwin<string>>(e => new(e.A.Value, e.B?.Value, e.C.Map(id => id.Value))),
        new Pair<LineNumbers, Twin<int>>(e => new(e.A.Value, e.B?.Value, e.C.Map(id => id.Value))),
        new Pair<AccountNumbers, Twin<long>>(e => new(e.A.Value, e.B?.Value, e.C.Map(id => id.Value))),
    ];

    private static Pair[] Nested() =>
    [
        new Pair<Addresses, NullableObjectsTwin<AddressTwin>>(e => new(AddressTwin.Of(e.A), AddressTwin.Of(e.B), e.C.Map(AddressTwin.Of))),
        new Pair<Monies, Twin<MoneyTwin>>(e => new(MoneyTwin.Of(e.A), MoneyTwin.Of(e.B), e.C.Map(MoneyTwin.Of))),
        new Pair<Houses, HousesTwin>(e => new(HouseTwin.Of(e.A), HouseTwin.Of(e.B), e.C.Map(houses => houses.Map(house => HouseTwin.Of(house))))),
        new Pair<Payments, NullableObjectsTwin<PaymentTwin>>(e => new(PaymentTwin.Of(e.A), PaymentTwin.Of(e.B), e.C.Map(PaymentTwin.Of))),
        new Pair<PaidCards, ObjectTwin<CardTwin>>(e => new(CardTwin.Of(e.A), CardTwin.Of(e.B), e.C.Map(card => CardTwin.Of(card)))),
        new Pair<Nothing, NothingTwin>(_ => new()),
        new Pair<Grown, GrownTwin>(e => new(e.A, e.B, e.C, e.D, e.E, MoneyTwin.Of(e.F), e.G, e.H)),
        new Pair<Ledgers, LedgersTwin>(e => new(e.A.Map(LedgerTwin.Of), [.. e.B.Select(LedgerTwin.Of)], Ordered(e.C, key => key, LedgerTwin.Of))),
        new Pair<Sparse, SparseTwin>(e => new(e.A.Map(GapTwin.Of), e.B, e.C.Map(gap => gap is { } some ? GapTwin.Of(some) : (GapTwin?)null))),
    ];
}
