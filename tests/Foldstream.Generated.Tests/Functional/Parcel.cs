namespace Foldstream.Generated.Tests.Functional;

[Event("parcel-sent")]
public readonly partial record struct ParcelSent(string From, string To);

[Event("parcel-moved")]
public sealed partial record ParcelMoved(string Place, string Carrier);

[Event("parcel-lost")]
public readonly partial record struct ParcelLost;

/// <summary>A state that is an object, born by an event.</summary>
[Aggregate("parcel")]
public sealed partial record Parcel(string To, string Place, int Moves)
{
    private Parcel(in ParcelSent e, in EventContext context)
        : this(e.To, e.From, 0)
        => SentAt = context.Time;

    public DateTimeOffset SentAt { get; }

    public static ParcelSent Send(string from, string to) => new(from, to);

    public Events Move(params string[] places) => [.. places.Select(place => new ParcelMoved(place, "post"))];

    public Events Lose() => new ParcelLost();

    public Events SendAgain() => new ParcelSent(Place, To);

    private Parcel Apply(ParcelMoved e) => this with { Place = e.Place, Moves = Moves + 1 };

    // A mistake that the compiler only warns of.
    private static Parcel Apply(in Parcel state, in ParcelLost e) => null!;
}

/// <summary>The same as a struct, whose default value is no parcel.</summary>
[Aggregate("parcel")]
public readonly partial record struct SmallParcel(string To, string Place, int Moves)
{
    private SmallParcel(in ParcelSent e)
        : this(e.To, e.From, 0)
    {
    }

    public Events Move(string place) => new ParcelMoved(place, "post");

    private SmallParcel Apply(ParcelMoved e) => this with { Place = e.Place, Moves = Moves + 1 };

    private SmallParcel Apply(in ParcelSent e) => this with { To = e.To };

    private SmallParcel Apply(in ParcelLost e) => this;
}

/// <summary>A counter that is an object with a state before its first event.</summary>
[Aggregate("meter")]
public sealed partial record Meter(int Value)
{
    private static readonly Meter Initial = new(100);

    public Events Turn(int by) => [new MeterTurned(by)];

    private static Meter Apply(Meter state, in MeterTurned e) => new(state.Value + e.By);
}

[Event("meter-turned")]
public readonly partial record struct MeterTurned(int By);
