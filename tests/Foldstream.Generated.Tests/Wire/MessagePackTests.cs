using System.Collections.Immutable;
using CsCheck;
using Foldstream.Events;
using MessagePack;
using MessagePack.ImmutableCollection;
using MessagePack.Resolvers;

namespace Foldstream.Generated.Tests.Wire;

/// <summary>Every event is, byte for byte, what MessagePack-CSharp writes for the same members, and comes back as it was.</summary>
public sealed class MessagePackTests
{
    private static readonly MessagePackSerializerOptions Options = MessagePackSerializerOptions.Standard.WithResolver(
        CompositeResolver.Create(NativeGuidResolver.Instance, NativeDecimalResolver.Instance, ImmutableCollectionResolver.Instance, StandardResolver.Instance));

    [Fact]
    public void Integers() => Gen.Select(Gens.Long, Gens.Long, Gens.Long, Gens.Long).Sample((a, b, c, d) =>
    {
        unchecked
        {
            Check(
                new Integers((sbyte)a, (short)b, (int)c, d, (byte)a, (ushort)b, (uint)c, (ulong)d),
                new IntegersTwin((sbyte)a, (short)b, (int)c, d, (byte)a, (ushort)b, (uint)c, (ulong)d));
        }
    });

    [Fact]
    public void Numbers() => Gen.Select(Gen.Bool, Gen.Char, Gen.Float, Gen.Double, Gens.Decimal, Gens.Small, Gens.Wide).Sample((a, b, c, d, e, f, g) =>
    {
        Check(new Numbers(a, b, c, d, e, f, g), new NumbersTwin(a, b, c, d, e, f, g));
    });

    [Fact]
    public void Special_floating_point_numbers()
    {
        foreach (double value in (double[])[0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue])
        {
            Check(new Numbers(true, '\uFFFF', (float)value, value, 0m, default, default), new NumbersTwin(true, '\uFFFF', (float)value, value, 0m, default, default));
        }
    }

    [Fact]
    public void Texts() => Gen.Select(Gens.Text, Gen.Guid, Gens.Bytes, Gens.Text, Gens.Int, Gens.Long).Sample((a, b, c, d, e, f) =>
    {
        Texts texts = new(a, b, c, new ItemId(b), new Sku(d), new LineNumber(e), new AccountNumber(f));
        byte[] payload = CheckBytes(texts, new TextsTwin(a, b, c, b, d, e, f));
        Texts decoded = Payload.Decode<Texts>(payload);

        Assert.Equal(c, decoded.C.ToArray());
        Assert.Equal(texts, decoded with { C = texts.C });
    });

    [Fact]
    public void Times() => Gen.Select(Gens.Utc, Gens.Offset, Gen.DateOnly, Gen.TimeOnly, Gens.Long).Sample((a, b, c, d, e) =>
    {
        Times decoded = Check(new Times(a, b, c, d, new TimeSpan(e)), new TimesTwin(a, b, c, d, new TimeSpan(e)));

        Assert.Equal((DateTimeKind.Utc, b.Offset), (decoded.A.Kind, decoded.B.Offset));
    });

    [Fact]
    public void Nullables() => Gen.Select(Gens.Int.Nullable(), Gens.Text.Null(), Gen.Guid.Nullable(), Gens.Small.Nullable(), Gens.Money.Nullable(), Gens.Address.Null(), Gens.Decimal.Nullable())
        .Sample((a, b, c, d, f, g, h) =>
        {
            Check(
                new Nullables(a, b, c, d, c is null ? null : new ItemId(c.Value), f, g) { H = h },
                new NullablesTwin(a, b, c, d, c, f is null ? null : MoneyTwin.Of(f.Value), AddressTwin.Of(g), h));
        });

    [Fact]
    public void Nested() => Gen.Select(
            Gens.Address, Gens.Money, Gens.Array(Gens.Int), Gens.Array(Gens.Text), Gens.Array(Gens.Money), Gens.Array(Gens.Array(Gens.Address.Null())), Gens.Array(Gens.Int.Nullable()))
        .Sample(
            (a, b, c, d, e, f, g) =>
            {
                Nested nested = new(a, b, c, d, e, f!, g);
                byte[] payload = CheckBytes(nested, new NestedTwin(
                    AddressTwin.Of(a)!, MoneyTwin.Of(b), c, d, Map(e, MoneyTwin.Of), Map(f, inner => Map(inner, address => AddressTwin.Of(address))), g));
                Nested decoded = Payload.Decode<Nested>(payload);

                Assert.Equal((a, b), (decoded.A, decoded.B));
                Assert.Equal(Items(c), Items(decoded.C));
                Assert.Equal(Items(d), Items(decoded.D));
                Assert.Equal(Items(e), Items(decoded.E));
                Assert.Equal(Items(f)?.Select(Items), Items(decoded.F)?.Select(Items));
                Assert.Equal(Items(g), Items(decoded.G));
            },
            iter: 50);

    [Fact]
    public void An_event_without_members_is_an_empty_array() => Assert.Equal([0x90], Payload.Encode(default(Empty)));

    private static TEvent Check<TEvent, TTwin>(TEvent e, TTwin twin)
        where TEvent : IEvent<TEvent>
    {
        TEvent decoded = Payload.Decode<TEvent>(CheckBytes(e, twin));
        Assert.Equal(e, decoded);
        return decoded;
    }

    private static byte[] CheckBytes<TEvent, TTwin>(TEvent e, TTwin twin)
        where TEvent : IEvent<TEvent>
    {
        byte[] payload = Payload.Encode(in e);
        Assert.Equal(MessagePackSerializer.Serialize(twin, Options, TestContext.Current.CancellationToken), payload);
        return payload;
    }

    private static ImmutableArray<TResult> Map<T, TResult>(ImmutableArray<T> items, Func<T, TResult> map) => items.IsDefault ? default : [.. items.Select(map)];

    private static T[]? Items<T>(ImmutableArray<T> items) => items.IsDefault ? null : [.. items];
}
