namespace RailwayFeed;

[Event("feed-train-left")]
public readonly partial record struct TrainLeft(int Number);

[Event("feed-bus-left")]
public readonly partial record struct BusLeft(int Number);

[Event("feed-plane-left")]
public readonly partial record struct PlaneLeft(int Number);

[Aggregate("railway-train")]
[Ignores("feed-plane-left")]
public sealed partial class Train
{
    public int Trips { get; private set; }

    private void Apply(in TrainLeft e) => Trips += e.Number;
}

[Subscription("railway-board", Of = typeof(Train))]
public sealed partial class Board
{
    private void Handle(in TrainLeft e) { }

    private void Handle(in BusLeft e) { }   // FOLD413

    private void Handle(in PlaneLeft e) { }
}
