using System.Linq;

namespace Hotel.Booking;

[Event("room-opened")]
public readonly partial record struct RoomOpened(int Beds, int Floor);

[Event("room-taken")]
public readonly partial record struct RoomTaken(ReservationId For, Stay Stay);

[Event("room-released")]
public readonly partial record struct RoomReleased(ReservationId For);

[Event("room-closed-for-repair")]
public readonly partial record struct RoomClosedForRepair(DateOnly From, DateOnly Until, string Why);

[Event("room-swept")]
public readonly partial record struct RoomSwept;

/// <summary>When a room is taken. It begins without any event, since the rooms were there before the software.</summary>
[Aggregate("room", Key = typeof(RoomId))]
[Ignores<RoomSwept>]
public sealed partial class Room
{
    private readonly Dictionary<ReservationId, Stay> _stays = new();
    private readonly SortedSet<DateOnly> _taken = [];
    private readonly List<(DateOnly From, DateOnly Until)> _repairs = [];

    public int Beds { get; private set; } = 2;

    public int Floor { get; private set; }

    public IReadOnlySet<DateOnly> Taken => _taken;

    public ILookup<int, DateOnly> TakenByMonth => _taken.ToLookup(day => day.Month);

    public bool IsFree(Stay stay) => !stay.Days().Any(_taken.Contains) && !_repairs.Exists(repair => stay.Overlaps(new Stay(repair.From, repair.Until)));

    public void Open(int beds, int floor) => Raise(new RoomOpened(beds, floor));

    public void Take(ReservationId reservation, Stay stay)
    {
        if (_stays.TryGetValue(reservation, out Stay before))
        {
            if (before == stay) return;
            Raise(new RoomReleased(reservation));
        }

        Refuse.Unless(IsFree(stay), $"The room is not free: {stay}.");
        Raise(new RoomTaken(reservation, stay));
    }

    public void Release(ReservationId reservation)
    {
        if (_stays.ContainsKey(reservation)) Raise(new RoomReleased(reservation));
    }

    public void Repair(DateOnly from, DateOnly until, string why)
    {
        Stay repair = new(from, until);
        Refuse.Unless(IsFree(repair), "The room is taken.");
        Raise(new RoomClosedForRepair(from, until, why));
    }

    private void Apply(in RoomOpened e) => (Beds, Floor) = (e.Beds, e.Floor);

    private void Apply(in RoomTaken e)
    {
        _stays[e.For] = e.Stay;
        _taken.UnionWith(e.Stay.Days());
    }

    private void Apply(in RoomReleased e)
    {
        if (!_stays.Remove(e.For, out Stay stay)) return;

        foreach (DateOnly day in stay.Days()) _taken.Remove(day);
    }

    private void Apply(in RoomClosedForRepair e)
    {
        _repairs.Add((e.From, e.Until));
        _repairs.Sort((x, y) => x.From.CompareTo(y.From));
    }
}
