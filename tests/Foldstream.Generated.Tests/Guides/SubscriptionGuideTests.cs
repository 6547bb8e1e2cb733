using Foldstream.Generated.Tests.Subscriptions;
using Foldstream.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Generated.Tests.Guides;

public sealed class SubscriptionGuideTests
{
    [Fact]
    public async Task A_delivery_is_mailed_and_counted()
    {
        await using InMemoryEventStore store = new();
        Repository<Delivery, string> deliveries = new(store);
        Mailbox mailbox = new();
        DeliveryCount count = new();
        IServiceProvider services = new ServiceCollection().AddSingleton<IMailbox>(mailbox).AddSingleton(count).BuildServiceProvider();
        await deliveries.StartAsync("a", Delivery.Promise("Ann", new DateOnly(2026, 11, 24)), cancellationToken: Subscribed.Token);
        await deliveries.ExecuteAsync("a", d => d.Make("Bea"), cancellationToken: Subscribed.Token);

        await Subscribed.RunAsync<DeliveryMail>(store, services);
        await Subscribed.RunAsync<DeliveryCounter>(store, services);

        Assert.Equal(["Ann, we come on 2026-11-24.", "Received by Bea."], mailbox.Sent.Select(mail => mail.Text));
        Assert.Equal(2, mailbox.Sent.Select(mail => mail.Once).Distinct().Count());
        Assert.Equal(1, count.Made);
    }

    private sealed class Mailbox : IMailbox
    {
        public List<(string Text, AppendId Once)> Sent { get; } = [];

        public Task SendAsync(string text, AppendId once, CancellationToken cancellationToken)
        {
            Sent.Add((text, once));
            return Task.CompletedTask;
        }
    }
}
