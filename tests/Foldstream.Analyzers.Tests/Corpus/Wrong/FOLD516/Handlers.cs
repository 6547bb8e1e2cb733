using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Rentals;

[Identifier]
public readonly partial record struct BikeId(Guid Value);

[Identifier]
public readonly partial record struct RentalId(int Value);

[Identifier]
public readonly partial record struct StationId(string Value) : IParsable<StationId>;

[Event("bike-rented")]
public readonly partial record struct BikeRented(RentalId Rental, StationId At);

[Aggregate("bike", Key = typeof(BikeId))]
public sealed partial class Bike
{
    public StationId? At { get; private set; }

    public void Rent(RentalId rental, StationId at) => Raise(new BikeRented(rental, at));

    private void Apply(in BikeRented e) => At = e.At;
}

public static class BikeApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/bikes/{id}", async (BikeId id, IRepository<Bike, BikeId> bikes) => (await bikes.LoadAsync(id)).At.ToString());   // FOLD516
        app.MapPost("/stations/{station}/rentals/{rental}", Rent);
    }

    private static string Rent(StationId station, RentalId rental) => $"{station}: {rental}";   // FOLD516
}
