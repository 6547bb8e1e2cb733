using System.Collections.Immutable;

namespace Foldstream.Generated.Tests.Wire;

public enum CarrierThen : short
{
    Post = 1,
    Courier = 2,
    Drone = 7,
    Ship = short.MinValue,
}

public enum Carrier : short
{
    Post = 1,
    Courier = 2,

    [Unknown]
    Other = -1,
}

public readonly record struct LegThen(CarrierThen By, CarrierThen? Instead);

public readonly record struct Leg(Carrier By, Carrier? Instead);

/// <summary>Written by a build that knows more carriers.</summary>
[Event("sent", Version = 2)]
public readonly partial record struct SentThen(CarrierThen A, CarrierThen? B, ImmutableArray<CarrierThen> C, ImmutableArray<CarrierThen?> D, LegThen E);

[Event("sent")]
public readonly partial record struct Sent(Carrier A, Carrier? B, ImmutableArray<Carrier> C, ImmutableArray<Carrier?> D, Leg E);

public sealed class UnknownNumberTests
{
    [Fact]
    public void A_number_that_a_newer_build_wrote_is_read_as_the_unknown_member()
    {
        Sent sent = Payload.Decode<Sent>(Payload.Encode(new SentThen(
            CarrierThen.Drone, CarrierThen.Ship, [CarrierThen.Post, CarrierThen.Drone], [null, CarrierThen.Ship, CarrierThen.Courier], new LegThen(CarrierThen.Ship, CarrierThen.Drone))));

        Assert.Equal((Carrier.Other, Carrier.Other), (sent.A, sent.B));
        Assert.Equal([Carrier.Post, Carrier.Other], sent.C);
        Assert.Equal([null, Carrier.Other, Carrier.Courier], sent.D);
        Assert.Equal(new Leg(Carrier.Other, Carrier.Other), sent.E);
    }

    [Fact]
    public void A_known_number_and_null_are_read_as_they_are()
    {
        Sent sent = new(Carrier.Post, null, [], [null], new Leg(Carrier.Other, Carrier.Courier));
        Sent read = Payload.Decode<Sent>(Payload.Encode(in sent));

        Assert.Equal((sent.A, sent.B, sent.E), (read.A, read.B, read.E));
        Assert.Equal([null], read.D);
    }

    [Fact]
    public void A_number_is_written_as_it_is()
    {
        Sent sent = new((Carrier)7, (Carrier)short.MinValue, [(Carrier)7], [(Carrier)7], new Leg((Carrier)7, null));
        SentThen read = Payload.Decode<SentThen>(Payload.Encode(in sent));

        Assert.Equal((CarrierThen.Drone, CarrierThen.Ship), (read.A, read.B));
        Assert.Equal(new LegThen(CarrierThen.Drone, null), read.E);
    }

    [Fact]
    public void What_is_raised_is_folded_as_it_will_be_read() => Assert.True(ChangesOnTheWire<Sent>());

    [Fact]
    public void Without_an_unknown_member_a_number_comes_back_as_it_is()
        => Assert.Equal((CarrierThen)99, Payload.Decode<SentThen>(Payload.Encode(new SentThen((CarrierThen)99, null, [], [], default))).A);

    [Fact]
    public void A_number_that_the_underlying_type_can_not_hold_is_malformed()
        => Assert.Throws<MalformedPayloadException>(() => Payload.Decode<Sent>([0x95, 0xCE, 0x00, 0x01, 0x00, 0x00, 0xC0, 0x90, 0x90, 0x92, 0x01, 0xC0]));

    private static bool ChangesOnTheWire<TEvent>()
        where TEvent : Events.IEvent<TEvent>
        => TEvent.ChangesOnTheWire;
}
