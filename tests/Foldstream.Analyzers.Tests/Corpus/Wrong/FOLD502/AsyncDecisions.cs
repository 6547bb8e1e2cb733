using Foldstream.Testing;

namespace Flights;

[Event("seat-booked")]
public readonly partial record struct SeatBooked(string Seat, decimal Price);

[Aggregate("flight")]
public sealed partial class Flight
{
    public int Seats { get; private set; }

    public void Book(string seat, decimal price) => Raise(new SeatBooked(seat, price));

    private void Apply(in SeatBooked e) => Seats++;
}

[Aggregate("flight-plan")]
public sealed partial record FlightPlan(int Seats)
{
    public static FlightPlan Initial { get; } = new(0);

    public Events Book(string seat, decimal price) => new SeatBooked(seat, price);

    private FlightPlan Apply(in SeatBooked e) => this with { Seats = Seats + 1 };
}

public interface IFares
{
    Task<decimal> OfAsync(string seat);
}

public sealed class Bookings(IRepository<Flight, string> flights, IRepository<FlightPlan, string> plans, IFares fares)
{
    public Task BookAsync(string id, string seat)
        => flights.ExecuteAsync(id, async flight => flight.Book(seat, await fares.OfAsync(seat)));   // FOLD502

    public Task BookWithContextAsync(string id, string seat)
        => flights.ExecuteAsync(id, async (flight, decision) =>   // FOLD502
        {
            decimal fare = await fares.OfAsync(seat);
            flight.Book(seat, fare);
        });

    public Task PlanAsync(string id, string seat)
        => plans.ExecuteAsync(id, async plan => plan.Book(seat, await fares.OfAsync(seat)));   // FOLD502

    public void A_seat_is_booked() => Scenario.For<Flight>()   // FOLD502
        .When(async flight => flight.Book("1A", await fares.OfAsync("1A")))
        .ThenNothing();
}
