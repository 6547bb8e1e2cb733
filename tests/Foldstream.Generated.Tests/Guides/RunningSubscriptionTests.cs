using Foldstream.Generated.Tests.Subscriptions;
using Foldstream.Hosting;
using Foldstream.Sqlite;
using Foldstream.Stores;
using Foldstream.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Foldstream.Generated.Tests.Guides;

/// <summary>What the guide to subscriptions shows of running them.</summary>
public sealed class RunningSubscriptionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("foldstream-guide-");
    private readonly Mailbox _mailbox = new();

    [Fact]
    public async Task A_host_runs_it()
    {
        CancellationToken cancel = Subscribed.Token;
        string path = Path.Combine(_folder.FullName, "orders.db");
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<IMailbox>(_mailbox);
        builder.Services.AddFoldstream(f => f.UseSqlite(path).RunSubscription<DeliveryMail>(new SubscriptionOptions { BatchSize = 100 }));
        using (IHost host = builder.Build())
        {
            await host.StartAsync(cancel);
            await host.Services.GetRequiredService<IRepository<Delivery, string>>().StartAsync("a", Delivery.Promise("Ann", new DateOnly(2026, 11, 24)), cancellationToken: cancel);
            SubscriptionRunner runner = host.Services.GetRequiredService<SubscriptionRunner>();
            while (_mailbox.Sent.IsEmpty || runner.Statuses[0].State != SubscriptionState.Live)
            {
                await Task.Delay(10, cancel);
            }

            HealthCheckResult health = await new SubscriptionHealthCheck(runner).CheckHealthAsync(new HealthCheckContext(), cancel);
            Assert.Equal(HealthStatus.Healthy, health.Status);
            await host.StopAsync(cancel);
            Assert.Equal(SubscriptionState.Ended, runner.Statuses[0].State);
        }

        Assert.Equal(["Ann, we come on 2026-11-24."], _mailbox.Sent);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "orders-read.db")));
    }

    [Fact]
    public async Task A_job_catches_up_and_what_is_parked_is_tried_again_or_skipped()
    {
        CancellationToken cancel = Subscribed.Token;
        await using InMemoryEventStore store = new();
        Repository<Delivery, string> deliveries = new(store);
        foreach (string key in new[] { "a", "b", "c" })
        {
            await deliveries.StartAsync(key, Delivery.Promise(key, new DateOnly(2026, 11, 24)), cancellationToken: cancel);
            await deliveries.ExecuteAsync(key, d => d.Make("Bea"), cancellationToken: cancel);
        }

        IServiceProvider services = new ServiceCollection().AddSingleton<IMailbox>(_mailbox).BuildServiceProvider();
        string path = Path.Combine(_folder.FullName, "read.db");
        _mailbox.Refuses = text => text.StartsWith('a') || text.StartsWith('b');

        await using SqliteCheckpointStore checkpoints = SqliteCheckpointStore.Open(path);
        await using SubscriptionRunner runner = new(store, checkpoints, services);
        runner.Add<DeliveryMail>();
        await runner.CatchUpAsync<DeliveryMail>(cancel);
        Assert.Equal(["c, we come on 2026-11-24.", "Received by Bea."], _mailbox.Sent);

        _mailbox.Refuses = _ => false;
        foreach (Parking parked in await runner.Checkpoints.ListParkedAsync("delivery-mail", cancel))
        {
            Console.WriteLine($"{parked.Stream}, version {parked.Version} ({parked.EventName}), {parked.Attempts} attempts: {parked.Error}");
        }

        StreamId a = Delivery.StreamOf("a"), b = Delivery.StreamOf("b");
        await runner.RetryAsync("delivery-mail", a, version: 1, new Audit("ada", "The mail server is back.", DateTimeOffset.UtcNow), cancel);
        await runner.SkipAsync("delivery-mail", b, version: 1, new Audit("ada", "Told by telephone.", DateTimeOffset.UtcNow), cancel);
        Assert.False(await runner.SkipAsync("delivery-mail", b, version: 2, new Audit("ada", "Another than the one that was looked at.", DateTimeOffset.UtcNow), cancel));
        await runner.CatchUpAsync<DeliveryMail>(cancel);

        Assert.Equal(["Received by Bea.", "Received by Bea.", "Received by Bea.", "a, we come on 2026-11-24.", "c, we come on 2026-11-24."], _mailbox.Sent.Order(StringComparer.Ordinal));
        Assert.Empty(await checkpoints.ListParkedAsync("delivery-mail", cancel));
        Assert.Equal([SubscriptionDecisionKind.Retry, SubscriptionDecisionKind.Skip], (await checkpoints.ListDecisionsAsync("delivery-mail", cancel)).Select(decision => decision.Kind));

        await checkpoints.ResetAsync("delivery-mail", position: 0, new Audit("ada", "The mail server has lost them all.", DateTimeOffset.UtcNow), cancel);
        await runner.CatchUpAsync<DeliveryMail>(cancel);
        Assert.Equal(5 + 6, _mailbox.Sent.Count);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private sealed class Mailbox : IMailbox
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Sent { get; } = [];

        public Func<string, bool> Refuses { get; set; } = _ => false;

        public Task SendAsync(string text, AppendId once, CancellationToken cancellationToken)
        {
            if (Refuses(text))
            {
                throw new InvalidOperationException("The mail server does not take it.");
            }

            Sent.Enqueue(text);
            return Task.CompletedTask;
        }
    }
}
