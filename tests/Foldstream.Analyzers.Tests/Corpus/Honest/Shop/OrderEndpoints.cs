using System.Threading;

namespace Shop;

public sealed record PayRequest(string CardToken, string LastFour, decimal Amount);

public sealed record OrderResponse(string Id, OrderStatus Status, string Total, int Lines, long Version);

public sealed record Problem(int Status, string Title);

public static class OrderEndpoints
{
    public static async Task<(OrderResponse? Order, Problem? Problem)> GetAsync(OrderId id, IRepository<Order, OrderId> orders, CancellationToken cancel)
    {
        Loaded<Order> order = await orders.FindAsync(id, cancel);
        return order.Exists
            ? (new OrderResponse(id.ToString(), order.State.Status, order.State.Total.ToString(), order.State.Lines.Count, order.Version), null)
            : (null, new Problem(404, "There is no such order."));
    }

    public static async Task<Problem?> PayAsync(OrderId id, PayRequest request, IRepository<Order, OrderId> orders, string? ifMatch, string idempotencyKey, CancellationToken cancel)
    {
        AppendOptions options = new() { Once = AppendId.From("http", idempotencyKey) };
        if (long.TryParse(ifMatch, out long version)) options = options with { Expected = ExpectedVersion.At(version) };
        try
        {
            await orders.ExecuteAsync(
                id,
                (order, decision) =>
                {
                    Payment.Card card = new(request.CardToken, request.LastFour);
                    order.Pay(card, new Money(request.Amount, order.Total.Currency), decision.Now);
                },
                options,
                cancel);
            return null;
        }
        catch (RefusedException refusal)
        {
            return new Problem(422, refusal.Message);
        }
        catch (VersionConflictException)
        {
            return new Problem(412, "The order has changed meanwhile.");
        }
    }
}
