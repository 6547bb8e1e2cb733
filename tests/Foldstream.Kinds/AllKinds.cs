using System.Collections.Immutable;
using CsCheck;
using Foldstream.Events;

namespace Foldstream.Kinds;

/// <summary>Every kind of member.</summary>
public static partial class AllKinds
{
    /// <summary>All of them, in a fixed order.</summary>
    public static ImmutableArray<Kind> List { get; } = [.. Plain(), .. RarePlain(), .. Named(), .. Nested(), .. Lists(), .. Sets(), .. Maps(), .. TuplesOfSeveral(), .. Foreign()];

    private static Kind[] Plain() =>
    [
        Values3(Gen.Bool, (a, b, c) => new Bools(a, b, c)),
        Values3(Values.Integer<sbyte>(), (a, b, c) => new SBytes(a, b, c)),
        Values3(Values.Integer<short>(), (a, b, c) => new Shorts(a, b, c)),
        Values3(Values.Integer<int>(), (a, b, c) => new Ints(a, b, c)),
        Values3(Values.Integer<long>(), (a, b, c) => new Longs(a, b, c)),
        Values3(Values.Integer<byte>(), (a, b, c) => new Bytes(a, b, c.IsDefault ? default : [.. c])),
        Values3(Values.Integer<ushort>(), (a, b, c) => new UShorts(a, b, c)),
        Values3(Values.Integer<uint>(), (a, b, c) => new UInts(a, b, c)),
        Values3(Values.Integer<ulong>(), (a, b, c) => new ULongs(a, b, c)),
        Values3(Values.Single, (a, b, c) => new Singles(a, b, c)),
        Values3(Values.Double, (a, b, c) => new Doubles(a, b, c)),
        Values3(Values.Char, (a, b, c) => new Chars(a, b, c)),
        Objects3(Values.Text, (a, b, c) => new Strings(a, b, c)),
        Values3(Gen.OneOf(Gen.Guid, Gen.OneOf(Guid.Empty, Guid.AllBitsSet)), (a, b, c) => new Guids(a, b, c)),
        Values3(Values.Decimal, (a, b, c) => new Decimals(a, b, c)),
        Values3(Values.Time, (a, b, c) => new DateTimes(a, b, c)),
        Values3(Values.Moment, (a, b, c) => new Moments(a, b, c)),
        Values3(Values.Date, (a, b, c) => new Dates(a, b, c)),
        Values3(Values.TimeOfDay, (a, b, c) => new Times(a, b, c)),
        Values3(Values.Duration, (a, b, c) => new Durations(a, b, c)),
        Values3(Values.Bytes.Select(bytes => new ReadOnlyMemory<byte>(bytes)), (a, b, c) => new Blobs(a, b, c)),
    ];

    private static Kind[] Named() =>
    [
        Values3(Values.Level, (a, b, c) => new Levels(a, b, c)),
        Values3(Gen.OneOf(Values.Integer<long>().Select(value => (Reach)value), Gen.OneOf(Reach.Least, Reach.Most)), (a, b, c) => new Reaches(a, b, c)),
        Values3(Gen.OneOf(Gen.Int[0, 8], Values.Integer<int>()).Select(value => (Rights)value), (a, b, c) => new RightsGiven(a, b, c)),
        Values3(Gen.OneOf(Answer.No, Answer.Yes, Answer.Newer), (a, b, c) => new Answers(a, b, c)),
        Values3(Gen.Guid.Select(value => new ItemId(value)), (a, b, c) => new Items(a, b, c)),
        Values3(Values.Sku, (a, b, c) => new Skus(a, b, c)),
        Values3(Values.Integer<int>().Select(value => new LineNumber(value)), (a, b, c) => new LineNumbers(a, b, c)),
        Values3(Values.Integer<long>().Select(value => new AccountNumber(value)), (a, b, c) => new AccountNumbers(a, b, c)),
    ];

    private static Kind<TEvent> Values3<TEvent, T>(Gen<T> values, Func<T, T?, ImmutableArray<T>, TEvent> make)
        where TEvent : IEvent<TEvent>
        where T : struct
        => new(Gen.Select(values, values.Nullable(), Values.Array(values), make));

    private static Kind<TEvent> Objects3<TEvent, T>(Gen<T> values, Func<T, T?, ImmutableArray<T>, TEvent> make)
        where TEvent : IEvent<TEvent>
        where T : class
        => new(Gen.Select(values, values.Null(), Values.Array(values), make));
}
