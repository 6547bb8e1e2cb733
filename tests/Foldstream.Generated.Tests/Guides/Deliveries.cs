namespace Foldstream.Generated.Tests.Guides;

[Event("delivery-promised")]
public readonly partial record struct DeliveryPromised(string Customer, DateOnly Day);

[Event("delivery-made")]
public readonly partial record struct DeliveryMade(string SignedBy);

[Event("delivery-tracked")]
public sealed partial record DeliveryTracked(string By);

[Aggregate("delivery")]
[Ignores<DeliveryTracked>]
public sealed partial class Delivery
{
    private Delivery(in DeliveryPromised e) => Day = e.Day;

    public DateOnly Day { get; }

    public bool IsMade { get; private set; }

    public static DeliveryPromised Promise(string customer, DateOnly day) => new(customer, day);

    public void Make(string signedBy)
    {
        Refuse.If(IsMade, "It is made.");
        Raise(new DeliveryMade(signedBy));
    }

    private void Apply(in DeliveryMade e) => IsMade = true;
}

public interface IMailbox
{
    Task SendAsync(string text, AppendId once, CancellationToken cancellationToken);
}

[Subscription("delivery-mail", Of = typeof(Delivery), Shards = 64, OnFailure = FailureAction.Park)]
[Ignores<DeliveryTracked>]
internal sealed partial class DeliveryMail(IMailbox mailbox)
{
    private Task HandleAsync(DeliveryPromised e, HandlerContext context, CancellationToken cancellationToken)
        => mailbox.SendAsync($"{e.Customer}, we come on {e.Day:O}.", context.Once, cancellationToken);

    private Task HandleAsync(DeliveryMade e, HandlerContext context, CancellationToken cancellationToken)
        => mailbox.SendAsync($"Received by {e.SignedBy}.", context.Once, cancellationToken);
}

public sealed class DeliveryCount
{
    public int Made { get; private set; }

    public DateTimeOffset Last { get; private set; }

    public void Add(DateTimeOffset time) => (Made, Last) = (Made + 1, time);
}

[Subscription("delivery-count", Categories = ["delivery"])]
internal sealed partial class DeliveryCounter(DeliveryCount count)
{
    private void Handle(in DeliveryMade e, in EventContext context) => count.Add(context.Time);
}
