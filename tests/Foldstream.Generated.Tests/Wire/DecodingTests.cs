using Foldstream.Events;

namespace Foldstream.Generated.Tests.Wire;

public sealed class DecodingTests
{
    private static readonly Pruned Whole = new("a", 2, ["c"], new Address("d"), new Money(5m, "EUR"));

    [Fact]
    public void A_missing_trailing_member_has_its_default()
        => Assert.Equal(new Grown(1, null, 7, Small.Some, "none", null) { G = null }, Payload.Decode<Grown>(Payload.Encode(new GrownFirst(1))));

    [Fact]
    public void A_missing_member_without_a_default_is_an_error_that_names_it()
    {
        MalformedPayloadException error = Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Grown>([0x90]));

        Assert.Contains("'A'", error.Message);
    }

    [Fact]
    public void Surplus_trailing_members_are_skipped()
        => Assert.Equal(new GrownFirst(1), Payload.Decode<GrownFirst>(Payload.Encode(new Grown(1, "b", 3, Small.All, "e", new Money(1m, "EUR")) { G = 8 })));

    [Fact]
    public void A_nested_record_may_grow_and_shrink_too()
    {
        Assert.Equal(new AddressAfter(new Address("Street", null, 3), 9), Payload.Decode<AddressAfter>(Payload.Encode(new AddressBefore(new ShortAddress("Street"), 9))));
        Assert.Equal(new AddressBefore(new ShortAddress("Street"), 9), Payload.Decode<AddressBefore>(Payload.Encode(new AddressAfter(new Address("Street", "note", 4), 9))));
    }

    [Fact]
    public void Bytes_after_the_event_are_an_error()
    {
        byte[] longer = [.. Payload.Encode(new GrownFirst(1)), 0x01];

        Assert.Throws<MalformedPayloadException>(() => Payload.Decode<GrownFirst>(longer));
        Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Grown>(longer));
    }

    [Fact]
    public void A_payload_cut_off_anywhere_is_an_error()
    {
        byte[] payload = Payload.Encode(in Whole);

        for (int length = 0; length < payload.Length; length++)
        {
            Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Pruned>(payload.AsSpan(0, length)));
            Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Pruned>(payload.AsSpan(0, length), members: 0));
        }
    }

    [Fact]
    public void Nil_where_null_is_not_allowed_is_an_error_that_names_the_member()
    {
        Assert.Contains("'A'", Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Pruned>([0x95, 0xC0, 0x02, 0x90, 0xC0, 0xC0])).Message);
        Assert.Contains("'E'", Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Texts>([0x97, 0xA0, .. Guid(), 0xC4, 0x00, .. Guid(), 0xC0, 0x01, 0x01])).Message);
        Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Nested>([0x97, 0x91, 0xA0, 0xC0, 0x90, 0x90, 0x90, 0x90, 0x90]));
        Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Integers>([0x98, 0xC0, 0, 0, 0, 0, 0, 0, 0]));

        static byte[] Guid() => [0xC4, 0x10, .. new byte[16]];
    }

    [Fact]
    public void Null_where_it_is_not_allowed_is_refused_before_it_is_stored()
    {
        Assert.Equal("Pruned.A", Assert.Throws<ArgumentNullException>(() => Payload.Encode(Whole with { A = null! })).ParamName);
        Assert.Equal("Money.Currency", Assert.Throws<ArgumentNullException>(() => Payload.Encode(Whole with { E = default })).ParamName);
        Assert.Equal("ArrayOfString", Assert.Throws<ArgumentNullException>(() => Payload.Encode(Whole with { C = [null!] })).ParamName);
        Assert.Equal("Texts.E", Assert.Throws<ArgumentNullException>(() => Payload.Encode(new Texts("", default, default, default, default, default, default))).ParamName);
    }

    [Fact]
    public void Members_that_nobody_reads_are_left_at_their_default()
    {
        byte[] payload = Payload.Encode(in Whole);

        Assert.Equal(new Pruned(null!, 2, default, null, default), Payload.Decode<Pruned>(payload, members: 0));
        Assert.Equal(new Pruned("a", 2, default, null, default), Payload.Decode<Pruned>(payload, members: 1));
        Assert.Equal(new Pruned(null!, 2, default, new Address("d"), new Money(5m, "EUR")), Payload.Decode<Pruned>(payload, members: 0b11000));
    }

    [Fact]
    public void A_count_beyond_the_payload_is_an_error_before_anything_is_allocated()
    {
        byte[] payload = [0x95, 0xA0, 0x02, 0xDD, 0x7F, 0xFF, 0xFF, 0xFF, 0xC0, 0xC0];

        Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Pruned>(payload));
    }

    [Fact]
    public void A_local_time_comes_back_as_UTC_and_the_event_says_so()
    {
        DateTime local = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Local);

        Assert.True(ChangesOnTheWire<Times>());
        Assert.False(ChangesOnTheWire<Texts>());
        Assert.Equal((local.ToUniversalTime(), DateTimeKind.Utc), (Decoded().A, Decoded().A.Kind));

        Times Decoded() => Payload.Decode<Times>(Payload.Encode(new Times(local, default, default, default, default)));
    }

    [Fact]
    public void An_event_knows_its_type()
        => Assert.Equal(new EventType("grown", 2, "(A: i32, B: str?, C: i32 =, D: u8{None=0, Some=7, All=255} =, E: str =, F: (Amount: decimal, Currency: str)?, G: i32?)"), TypeOf<Grown>());

    private static bool ChangesOnTheWire<TEvent>()
        where TEvent : IEvent<TEvent>
        => TEvent.ChangesOnTheWire;

    private static EventType TypeOf<TEvent>()
        where TEvent : IEvent<TEvent>
        => TEvent.EventType;
}
