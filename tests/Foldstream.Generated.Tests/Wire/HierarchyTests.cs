using System.Collections.Immutable;
using CsCheck;
using Foldstream.Events;
using MessagePack;
using MessagePack.ImmutableCollection;
using MessagePack.Resolvers;

namespace Foldstream.Generated.Tests.Wire;

/// <summary>Closed hierarchies are, byte for byte, MessagePack-CSharp's unions.</summary>
public sealed class HierarchyTests
{
    private static readonly MessagePackSerializerOptions Options = MessagePackSerializerOptions.Standard.WithResolver(
        CompositeResolver.Create(NativeGuidResolver.Instance, NativeDecimalResolver.Instance, ImmutableCollectionResolver.Instance, StandardResolver.Instance));

    private static readonly Gen<string> Text = Gen.OneOf(Gen.String[Gen.Char['\0', '\uD7FF'], 0, 40], Gen.OneOf("", "日本語", new string('x', 300)));

    private static readonly Gen<Payment> Payments = Gen.OneOf(
        Text.Select(Payment (label) => new Payment.Cash(label)),
        Gen.Select(Text, Text, Gen.DateOnly, Gens.Decimal).Select(Payment (label, number, expires, fee) => new Card(label, number, expires, fee)),
        Gen.Select(Text, Text, Gens.Address.Null(), Gens.Decimal).Select(Payment (label, code, issuer, fee) => new Payment.Voucher(label, new Sku(code), issuer, fee)),
        Gen.Select(Text, Gens.Array(Gens.Money), Gens.Decimal, Gens.Int.Nullable()).Select(Payment (label, parts, fee, days) => new Transfer(label, parts, fee) { Days = days }));

    private static readonly Payment Card = new Card("a", "1234", new DateOnly(2026, 11, 23), 0.5m);

    [Fact]
    public void Every_case_is_a_union_of_MessagePack_in_both_directions()
    {
        PCG random = new(0, 20261123);
        for (int i = 0; i < 10_000; i++)
        {
            Payment by = Payments.Generate(random, null, out _);
            Payment? earlier = Payments.Null().Generate(random, null, out _);
            Check(new Paid(by, earlier, [by], [], new Receipt(by, "n"), Gens.Int.Generate(random, null, out _)));
        }
    }

    [Fact]
    public void Cases_stand_in_arrays_and_records_too()
        => Gen.Select(Payments, Gens.Array(Payments), Gens.Array(Payments.Null())).Sample(
            (by, parts, tries) => Check(new Paid(by, null, parts, tries!, new Receipt(by, null), 3)),
            iter: 50);

    [Fact]
    public void A_case_is_an_array_of_its_number_and_its_members()
    {
        Assert.Equal([0x92, 0x92, 0x01, 0x91, 0x07, 0x09], Payload.Encode(new ChangedOld(new Old.Small(7), 9)));
        Assert.Equal([0x92, 0x92, 0x05, 0x90, 0xC0], Payload.Encode(new Marked(new Mark.None())));
    }

    [Fact]
    public void The_shape_has_each_case()
        => Assert.Equal(
            new EventType("changed", 2, "(Value: <1 Grown: (A: i32, C: i32 =, D: str?), 2 Same: (B: str), 3 Added: ()>, Last: i32)"),
            TypeOf<ChangedNew>());

    [Fact]
    public void A_case_may_grow_and_shrink_and_be_renamed()
    {
        Assert.Equal(new ChangedNew(new New.Grown(5), 9), Payload.Decode<ChangedNew>(Payload.Encode(new ChangedOld(new Old.Small(5), 9))));
        Assert.Equal(new ChangedOld(new Old.Small(5), 9), Payload.Decode<ChangedOld>(Payload.Encode(new ChangedNew(new New.Grown(5, 6, "d"), 9))));
        Assert.Equal(new ChangedOld(new Old.Same("b"), 9), Payload.Decode<ChangedOld>(Payload.Encode(new ChangedNew(new New.Same("b"), 9))));
    }

    [Theory]
    [InlineData("no array", "92 01 09", 1)]
    [InlineData("nil", "92 c0 09", 2)]
    [InlineData("a map", "92 81 01 91 07 09", 1)]
    [InlineData("one element", "92 91 01 09", 1)]
    [InlineData("three elements", "92 93 01 91 07 01 09", 1)]
    [InlineData("no number", "92 92 a1 31 91 07 09", 2)]
    [InlineData("an unknown number", "92 92 03 91 07 09", 3)]
    [InlineData("a number below zero", "92 92 ff 91 07 09", 3)]
    [InlineData("a number beyond an integer", "92 92 cf 00 00 00 01 00 00 00 00 91 07 09", 2)]
    [InlineData("a nil value", "92 92 01 c0 09", 3)]
    [InlineData("a missing member", "92 92 01 90 09", 4)]
    [InlineData("a count beyond the payload", "92 dd 7f ff ff ff 01 91 07 09", 1)]
    public void What_is_no_case_is_malformed_at_its_byte(string what, string payload, int offset)
    {
        byte[] bytes = Convert.FromHexString(payload.Replace(" ", "", StringComparison.Ordinal));
        MalformedPayloadException error = Assert.Throws<MalformedPayloadException>(() => Payload.Decode<ChangedOld>(bytes));
        Assert.True(offset == error.Offset, $"{what}: {error.Message}");
    }

    [Fact]
    public void An_unknown_number_is_named_with_the_hierarchy()
        => Assert.Contains("'Old' has no case 3", Assert.Throws<MalformedPayloadException>(() => Payload.Decode<ChangedOld>([0x92, 0x92, 0x03, 0x91, 0x07, 0x09])).Message);

    [Fact]
    public void A_payload_cut_off_anywhere_is_malformed()
    {
        byte[] payload = Payload.Encode(new Paid(Card, Card, [Card], [null, Card], new Receipt(Card, "n"), 1));
        for (int length = 0; length < payload.Length; length++)
        {
            Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Paid>(payload.AsSpan(0, length)));
            Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Paid>(payload.AsSpan(0, length), members: 0));
        }
    }

    [Fact]
    public void A_hierarchy_that_nobody_reads_is_skipped_and_not_even_looked_at()
    {
        byte[] payload = Payload.Encode(new Held(new Old.Small(7), 9));
        Assert.Equal(new Held(null!, 9), Payload.Decode<Held>(payload, members: 0b10));

        payload[2] = 0x63;
        Assert.Equal(new Held(null!, 9), Payload.Decode<Held>(payload, members: 0b10));
        Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Held>(payload));
    }

    [Fact]
    public void Null_where_it_is_not_allowed_is_refused_before_it_is_stored()
    {
        Assert.Equal("Paid.By", Assert.Throws<ArgumentNullException>(() => Payload.Encode(new Paid(null!, null, [], [], new Receipt(Card, null), 1))).ParamName);
        Assert.Equal("Receipt.Payment", Assert.Throws<ArgumentNullException>(() => Payload.Encode(new Paid(Card, null, [], [], default, 1))).ParamName);
        Assert.Equal("Card.Number", Assert.Throws<ArgumentNullException>(() => Payload.Encode(new Paid(new Card("a", null!, default, 0m), null, [], [], new Receipt(Card, null), 1))).ParamName);
    }

    [Fact]
    public void What_is_no_case_is_refused_before_it_is_stored_and_named()
    {
        Paid paid = new(Card, new Cheques.Cheque("a"), [], [], new Receipt(Card, null), 1);

        ArgumentException error = Assert.Throws<ArgumentException>(() => MaxSize(paid));

        Assert.Contains(typeof(Cheques.Cheque).FullName!, error.Message, StringComparison.Ordinal);
        Assert.Contains("[Case(number)]", error.Message, StringComparison.Ordinal);

        static long MaxSize(Paid paid) => Paid.GetMaxPayloadSize(in paid);
    }

    [Fact]
    public void An_event_that_holds_a_time_in_a_case_says_that_it_changes()
    {
        Assert.True(ChangesOnTheWire<Marked>());
        Assert.False(ChangesOnTheWire<Paid>());

        static bool ChangesOnTheWire<TEvent>()
            where TEvent : IEvent<TEvent>
            => TEvent.ChangesOnTheWire;
    }

    [Fact]
    public void An_internal_hierarchy_comes_back()
    {
        Marked marked = new(new Mark.At(new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc), 3), new Mark.None());
        Assert.Equal(marked, Payload.Decode<Marked>(Payload.Encode(marked)));
        Assert.Equal(marked with { Before = null }, Payload.Decode<Marked>([0x91, .. Payload.Encode(marked)[1..^3]]));
    }

    private static void Check(Paid paid)
    {
        PaidTwin twin = new(
            PaymentTwin.Of(paid.By)!, PaymentTwin.Of(paid.Earlier), Map(paid.Parts, part => PaymentTwin.Of(part)!), Map(paid.Tries, PaymentTwin.Of),
            new ReceiptTwin(PaymentTwin.Of(paid.Receipt.Payment)!, paid.Receipt.Note), paid.Last);
        byte[] payload = Payload.Encode(paid);
        Assert.Equal(MessagePackSerializer.Serialize(twin, Options, TestContext.Current.CancellationToken), payload);

        // What we write, the other reads, and back.
        PaidTwin read = MessagePackSerializer.Deserialize<PaidTwin>(payload, Options, TestContext.Current.CancellationToken);
        Assert.Equal(Plain(paid.By), Plain(read.By.Back()));

        Paid decoded = Payload.Decode<Paid>(payload);
        Assert.Equal(Plain(paid.By), Plain(decoded.By));
        Assert.Equal(Plain(paid.Earlier), Plain(decoded.Earlier));
        Assert.Equal(Plain(paid.Receipt.Payment), Plain(decoded.Receipt.Payment));
        Assert.Equal((paid.Receipt.Note, paid.Last), (decoded.Receipt.Note, decoded.Last));
        Assert.Equal(paid.Parts.IsDefault ? null : paid.Parts.Select(Plain), decoded.Parts.IsDefault ? null : decoded.Parts.Select(Plain));
        Assert.Equal(paid.Tries.IsDefault ? null : paid.Tries.Select(Plain), decoded.Tries.IsDefault ? null : decoded.Tries.Select(Plain));
    }

    // An ImmutableArray compares by the array that it wraps.
    private static (Payment?, string?) Plain(Payment? payment)
        => payment is Transfer { Parts: var parts } transfer ? (transfer with { Parts = default }, parts.IsDefault ? null : string.Join('|', parts)) : (payment, null);

    private static ImmutableArray<TResult> Map<T, TResult>(ImmutableArray<T> items, Func<T, TResult> map) => items.IsDefault ? default : [.. items.Select(map)];

    private static EventType TypeOf<TEvent>()
        where TEvent : IEvent<TEvent>
        => TEvent.EventType;
}
