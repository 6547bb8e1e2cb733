using Foldstream.Subscriptions;
using Microsoft.Extensions.Hosting;

namespace Foldstream.Hosting;

/// <summary>Starts and stops subscriptions with the application.</summary>
internal sealed class SubscriptionService(SubscriptionRunner runner) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        runner.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => runner.StopAsync(cancellationToken);
}
