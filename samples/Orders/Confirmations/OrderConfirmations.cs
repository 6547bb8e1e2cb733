using Foldstream;

namespace Orders;

/// <summary>The reaction to placed orders: a row in the outbox for each, written in the transaction that moves the checkpoint, and so exactly once.</summary>
[Subscription("order-confirmations", Of = typeof(Order), OnFailure = FailureAction.Park)]
[Ignores<OrderLineAdded>]
[Ignores<OrderLineRemoved>]
[Ignores<OrderPaid>]
[Ignores<OrderShipped>]
[Ignores<OrderCancelled>]
internal sealed partial class OrderConfirmations
{
    private static Task HandleAsync(OrderPlaced e, HandlerContext context, CancellationToken cancel)
        => Outbox.AddAsync(context.Transaction!, new Confirmation(context.Once.ToString(), context.Position, $"Dear {e.CustomerId}, we have your order {context.Stream.Key}."), cancel);
}
