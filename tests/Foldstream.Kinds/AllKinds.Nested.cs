using System.Collections.Immutable;
using CsCheck;

namespace Foldstream.Kinds;

public static partial class AllKinds
{
    private static Kind[] Nested() =>
    [
        Objects3(Values.Address, (a, b, c) => new Addresses(a, b, c.IsDefault ? default : [.. c])),
        Values3(Values.Money, (a, b, c) => new Monies(a, b, c)),
        new Kind<Houses>(Gen.Select(NestedValues.House, NestedValues.House.Null(), Values.Array(Values.Array(NestedValues.House)), (a, b, c) => new Houses(a, b, c))),
        Objects3(NestedValues.Payment, (a, b, c) => new Payments(a, b, c.IsDefault ? default : [.. c])),
        Objects3(NestedValues.Card, (a, b, c) => new PaidCards(a, b, c)),
        new Kind<Nothing>(Gen.Const(default(Nothing))),
        new Kind<Grown>(Gen.Select(Gen.Int, Values.Text.Null(), Gen.Int, Values.Level, Values.Text, Values.Money.Nullable(), Gen.Int.Nullable(), Values.Array(Values.Text),
            (a, b, c, d, e, f, g, h) => new Grown(a, b, c, d, e, f) { G = g, H = h })),
        new Kind<Ledgers>(Gen.Select(Some(NestedValues.Ledger), Some(NestedValues.Ledger), Pairs(Gen.Int, NestedValues.Ledger), (a, b, c) => new Ledgers([.. a], [.. b], c.ToImmutableDictionary()))) { HasOrder = false },
        new Kind<Sparse>(Gen.Select(Values.Array(NestedValues.Gap), Values.Array(Values.Decimal.Nullable()), Values.Array(NestedValues.Gap.Nullable()), (a, b, c) => new Sparse(a, b, c))),
    ];
}
