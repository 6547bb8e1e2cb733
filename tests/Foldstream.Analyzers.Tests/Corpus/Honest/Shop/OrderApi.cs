using System.Linq;
using System.Threading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Shop;

public sealed record PlaceRequest(CustomerId Customer, Address ShipTo, PlacedLine[] Lines);

public static class OrderApi
{
    public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder orders = app.MapGroup("/orders");
        orders.MapPost("/", PlaceAsync);
        orders.MapGet("/{id}", async (OrderId id, IRepository<Order, OrderId> repository, CancellationToken cancel) =>
        {
            Loaded<Order> order = await repository.FindAsync(id, cancel);
            return order.Exists ? Show(order.State) : null;
        });
        orders.MapPost("/{id}/lines", async (OrderId id, [FromBody] PlacedLine line, IRepository<Order, OrderId> repository, CancellationToken cancel) =>
            (await repository.ExecuteAsync(id, order => order.AddLine(line.Sku, line.Quantity, line.UnitPrice), cancellationToken: cancel)).Value);
        orders.MapDelete("/{id}", (OrderId id, [FromQuery] string reason, IRepository<Order, OrderId> repository) =>
            repository.ExecuteAsync(id, order => order.Cancel(CancelledBy.Customer, reason)));
        return app;
    }

    private static async Task<string> PlaceAsync(PlaceRequest request, HttpContext http, IRepository<Order, OrderId> repository)
    {
        OrderId id = OrderId.New();
        AppendOptions options = new() { Actor = http.User.Identity?.Name, Once = AppendId.From("http", http.TraceIdentifier) };
        Appended placed = await repository.StartAsync(id, Order.Place(request.Customer, Currency.Eur, request.ShipTo, request.Lines), options, http.RequestAborted);
        http.Response.StatusCode = placed.Repeated ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        return id.ToString();
    }

    private static object Show(Order order) => new { order.Status, Total = order.Total.ToString(), Lines = order.Lines.Select(line => new { line.Number, Sku = line.Sku.Value, line.Quantity }) };
}
