using Foldstream.Stores;
using Foldstream.Subscriptions;
using static Foldstream.Tests.Subscriptions.Running;

namespace Foldstream.Tests.Subscriptions;

/// <summary>Workers that fail or die between any two steps, while events come: the effects are the log, each event once and in its stream's order.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly InMemoryEventStore _store = new();
    private readonly LogFeed _feed;
    private readonly EffectStore _effects = new();
    private readonly Lock _dice = new();

    public CrashTests() => _feed = new LogFeed(_store);

    public void Dispose()
    {
        _feed.Dispose();
        _store.Dispose();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 8)]
    [InlineData(4, 8)]
    public async Task Nothing_is_lost_repeated_or_reordered_by_workers_that_fail_and_die(int seed, int shards)
    {
        Random random = new(seed);
        bool Falls(double chance)
        {
            lock (_dice)
            {
                return random.NextDouble() < chance;
            }
        }

        bool isCalm = false;
        _effects.OnStep = step => !isCalm && Falls(step == "renew" ? 0.02 : 0.05) ? throw new TimeoutException(step) : default;
        ValueTask Handle(LineAdded e, HandlerContext context) => !isCalm && Falls(0.01) ? throw new TimeoutException() : default;
        SubscriptionOptions options = Quick with { BatchSize = 5, Attempts = 1_000_000, Workers = 2 };
        List<Running> workers = [];
        for (int round = 0; round < 30; round++)
        {
            for (int i = 0; i < 5; i++)
            {
                await AppendAsync(_store, $"order/{random.Next(6)}", random.Next(1, 5), closes: Falls(0.2));
            }

            workers.Add(new Running(_feed, _effects, Recorder.With(shards), Handle, options));
            await Task.Delay(random.Next(20), Token);
            if (workers.Count > 2)
            {
                await workers[0].KillAsync();
                await workers[0].DisposeAsync();
                workers.RemoveAt(0);
            }
        }

        isCalm = true;
        int count = (await LinesAsync(_store)).Count;
        await UntilAsync(() => _effects.Effects.Length >= count, "the handling of what is left");
        foreach (Running worker in workers)
        {
            await worker.DisposeAsync();
        }

        ILookup<StreamId, long> expected = (await LinesAsync(_store)).ToLookup(line => line.Stream, line => line.Version);
        ILookup<StreamId, long> handled = _effects.Effects.ToLookup(effect => effect.Stream, effect => effect.Version);
        Assert.All(expected, stream => Assert.Equal(stream, handled[stream.Key]));
        Assert.Equal(count, _effects.Effects.Length);
        if (shards == 1)
        {
            Assert.Equal(_effects.Effects.Select(effect => effect.Position).Order(), _effects.Effects.Select(effect => effect.Position));
        }
    }
}
