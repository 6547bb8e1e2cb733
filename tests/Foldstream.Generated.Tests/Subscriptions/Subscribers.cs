using Foldstream.Generated.Tests.Shop;
using Foldstream.Generated.Tests.Upcasting;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Generated.Tests.Subscriptions;

/// <summary>What handlers of the tests note.</summary>
internal sealed class Journal
{
    public List<string> Lines { get; } = [];

    public void Add(FormattableString line) => Lines.Add(FormattableString.Invariant(line));
}

/// <summary>A handler of each form, for all events of an aggregate.</summary>
[Subscription("bookkeeping", Of = typeof(Order), Shards = 4, OnFailure = FailureAction.Park)]
[Ignores<OrderViewed>]
internal sealed partial class Bookkeeping(Journal journal)
{
    private void Handle(in OrderPlaced e) => journal.Add($"placed {e.Currency}");

    private void Handle(in OrderLineAdded e, in EventContext context) => journal.Add($"line {e.Quantity} x {e.UnitPrice}, sku {e.Sku}, version {context.Version}");

    private async Task HandleAsync(OrderNoted e, HandlerContext context, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        journal.Add($"noted {e.Note} at {context.Position} in {context.Subscription}, attempt {context.Attempt}");
    }

    private ValueTask Handle(OrderPaid e, in HandlerContext context)
    {
        journal.Add($"paid on {e.At:yyyy-MM-dd}, version {context.Version}");
        return default;
    }
}

/// <summary>Synchronous, and open to all that the build knows.</summary>
[Subscription("tally")]
[Ignores("order-printed")]
internal sealed partial class Tally
{
    public int Count { get; private set; }

    public decimal Total { get; private set; }

    public long LastVersion { get; private set; }

    public long LastPosition { get; private set; }

    private void Handle(in OrderLineAdded e, in EventContext context)
    {
        Count++;
        Total += e.Quantity * e.UnitPrice;
        LastVersion = context.Version;
    }

    private void Handle(in OrderPaid e, HandlerContext context) => LastPosition = context.Position + (e.At.Ticks * 0);
}

/// <summary>The same for lines, with the text that it has no use for.</summary>
[Subscription("unpruned-tally")]
internal sealed partial class UnprunedTally
{
    public int Letters { get; private set; }

    private void Handle(in OrderLineAdded e) => Letters += e.Sku.Length;
}

/// <summary>Events that former builds wrote otherwise.</summary>
[Subscription("desk", Categories = ["visit", "visit-sheet"])]
internal sealed partial class Desk(Journal journal)
{
    private void Handle(in VisitBooked e, in EventContext context) => journal.Add($"{context.Version}.{context.Part} {e.Guest} {e.Nights} {e.Channel}");

    private async Task HandleAsync(GuestRenamed e, HandlerContext context)
    {
        await Task.Yield();
        journal.Add($"{context.Version}.{context.Part} guest {e.Guest}");
    }

    private void Handle(in NightsChanged e, HandlerContext context) => journal.Add($"{context.Version}.{context.Part} nights {e.Nights}");
}

/// <summary>Made with services of each kind.</summary>
[Subscription("made")]
internal sealed partial class Made(Journal journal, [FromKeyedServices("two")] Journal keyed, Journal? missing = null, int number = 3, [FromKeyedServices(7)] string? greeting = "hello")
{
    public (Journal Journal, Journal Keyed, Journal? Missing, int Number, string? Greeting) Given => (journal, keyed, missing, number, greeting);

    private static void Handle(in OrderPlaced e)
    {
    }
}
