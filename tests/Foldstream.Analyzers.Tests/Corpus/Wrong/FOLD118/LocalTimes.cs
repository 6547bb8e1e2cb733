namespace Trains;

public sealed record Stop(string Station, DateTime At);   // FOLD118

[Event("train-delayed")]
public sealed partial record TrainDelayed(string Number, DateTime Since, DateTime? Until);   // FOLD118 FOLD118

[Event("train-planned")]
public sealed partial record TrainPlanned(string Number, ImmutableArray<Stop> Stops)
{
    public ImmutableArray<DateTime> Departures { get; init; }   // FOLD118
}

[Aggregate("train")]
public sealed partial class Train
{
    public DateTime? DelayedSince { get; private set; }

    private void Apply(TrainDelayed e) => DelayedSince = e.Since;

    private void Apply(TrainPlanned e) { }
}
