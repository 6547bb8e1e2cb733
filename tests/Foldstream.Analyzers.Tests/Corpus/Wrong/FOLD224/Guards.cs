namespace Pool;

[Event("lane-booked")]
public readonly partial record struct LaneBooked(int Lane, int Hour, string? By);

[Event("lane-released")]
public readonly partial record struct LaneReleased(int Lane);

[Event("lane-closed")]
public readonly partial record struct LaneClosed(int Lane);

[Aggregate("pool")]
public sealed partial class Pool
{
    private readonly Dictionary<int, string> _booked = [];

    public int Lanes { get; private set; } = 8;

    public void Book(int lane, int hour, string by) => Raise(new LaneBooked(lane, hour, by));

    private void Apply(in LaneBooked e)
    {
        Refuse.If(e.Lane > Lanes, "There is no such lane.");   // FOLD224
        ArgumentException.ThrowIfNullOrEmpty(e.By);   // FOLD224
        _booked[e.Lane] = e.By;
    }

    private void Apply(in LaneReleased e)
    {
        if (!_booked.Remove(e.Lane)) throw new InvalidOperationException("It was free.");   // FOLD224
    }

    private void Apply(in LaneClosed e)
    {
        MustBeFree(e.Lane);   // FOLD224
        Lanes--;
    }

    private void MustBeFree(int lane)
    {
        if (_booked.ContainsKey(lane)) throw new InvalidOperationException("It is booked.");
    }
}
