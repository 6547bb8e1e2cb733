using Foldstream.Aggregates;
using Foldstream.Subscriptions;

namespace Foldstream.Tests.Subscriptions;

/// <summary>A handler as the generator would write it: it notes each line in its transaction, after whatever the test does first.</summary>
internal sealed class Recorder(Func<LineAdded, HandlerContext, ValueTask> before) : ISubscriptionHandler
{
    public static SubscriptionDefinition Definition { get; } = new("Recorder", "recorder", [LineAdded.EventType]) { Ignored = ["order-closed"] };

    public static SubscriptionDefinition With(int shards = 1, FailureAction onFailure = FailureAction.Stop, params string[] categories)
        => new("Recorder", "recorder", [LineAdded.EventType]) { Ignored = ["order-closed"], Shards = shards, OnFailure = onFailure, Categories = [.. categories] };

    public async ValueTask HandleAsync(PageDelivery page, CancellationToken cancellationToken)
    {
        while (page.TryNext(out int tag))
        {
            switch (tag)
            {
                case ReplayTag.Ignored:
                    break;
                case ReplayTag.FirstEvent:
                    LineAdded.DecodePayload(page.Payload, ulong.MaxValue, out LineAdded e);
                    HandlerContext context = page.Context;
                    await before(e, context);
                    cancellationToken.ThrowIfCancellationRequested();
                    ((Pending)context.Transaction!).Effects.Add(new Effect(context.Stream, context.Version, context.Position, e.Sku, context.Once));
                    break;
                default:
                    page.Stop();
                    return;
            }
        }
    }
}
