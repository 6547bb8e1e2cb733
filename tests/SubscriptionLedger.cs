using System.Data.Common;
using System.Globalization;
using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Subscriptions;

/// <summary>
/// A table into which workers write each event that they handle, in the transaction of their checkpoint, while they fail, are killed and start anew: in the end it is the log, each
/// event once, and those of a stream in its order.
/// </summary>
/// <param name="store">The log; what the run appends to it.</param>
/// <param name="type">The only event type of the log.</param>
/// <param name="open">Opens the checkpoints' store for one worker.</param>
/// <param name="table">The table's name in SQL; it has the columns <c>id</c>, which is counted up, <c>position</c>, <c>stream</c> and <c>version</c>.</param>
internal sealed class SubscriptionLedger(IEventStore store, EventType type, Func<ICheckpointStore> open, string table)
{
    private static readonly SubscriptionOptions Options = new()
    {
        Lease = TimeSpan.FromMilliseconds(600), RetryDelay = TimeSpan.FromMilliseconds(2), BatchSize = 5, Workers = 2, Attempts = int.MaxValue, IsTransient = _ => true,
    };

    private readonly Lock _dice = new();
    private volatile bool _isCalm;

    /// <summary>Disturbs the workers, after each round; nothing by default.</summary>
    public Func<Task> DisturbAsync { get; init; } = () => Task.CompletedTask;

    /// <summary>Runs it.</summary>
    /// <param name="seed">What chance follows.</param>
    /// <param name="shards">Into how many shards the subscription is divided.</param>
    /// <param name="rounds">How often events come and a worker goes.</param>
    /// <param name="append">Appends so many events to a stream.</param>
    public async Task RunAsync(int seed, int shards, int rounds, Func<StreamId, int, Task> append)
    {
        Random random = new(seed);
        SubscriptionDefinition definition = new("Ledger", "ledger", [type]) { Shards = shards };
        List<SubscriptionRunner> runners = [];
        List<ICheckpointStore> checkpoints = [];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < 5; i++)
            {
                await append(new StreamId("account", random.Next(6).ToString(CultureInfo.InvariantCulture)), random.Next(1, 5));
            }

            checkpoints.Add(open());
            runners.Add(new SubscriptionRunner(store, checkpoints[^1]).Add(definition, () => new ScopedHandler(new Writer(this, random), null), Options));
            runners[^1].Start();
            await Task.Delay(random.Next(60));
            await DisturbAsync();
            if (runners.Count > 2)
            {
                await EndAsync(runners, checkpoints);
            }
        }

        _isCalm = true;
        long head = await store.GetHeadAsync();
        for (int i = 0; (await checkpoints[^1].ListAsync()).Single().Position < head; i++)
        {
            Assert.True(i < 3000, $"the workers did not come to the end of the log: {string.Join(", ", runners.SelectMany(runner => runner.Statuses))}");
            await Task.Delay(10);
        }

        while (runners.Count > 0)
        {
            await EndAsync(runners, checkpoints);
        }
    }

    /// <summary>Holds the table against the log.</summary>
    /// <param name="rows">The rows of the table, in the order of their ids.</param>
    /// <param name="inOrder">Whether there was one shard, so that all events come in order.</param>
    public async Task CheckAsync(IReadOnlyList<(long Position, string Stream, long Version)> rows, bool inOrder)
    {
        long head = await store.GetHeadAsync();
        Assert.Equal(Enumerable.Range(1, (int)head).Select(position => (long)position), inOrder ? rows.Select(row => row.Position) : rows.Select(row => row.Position).Order());
        Assert.All(rows.GroupBy(row => row.Stream), stream => Assert.Equal(Enumerable.Range(1, stream.Count()).Select(version => (long)version), stream.Select(row => row.Version)));
    }

    private static async Task EndAsync(List<SubscriptionRunner> runners, List<ICheckpointStore> checkpoints)
    {
        await runners[0].DisposeAsync();
        await checkpoints[0].DisposeAsync();
        runners.RemoveAt(0);
        checkpoints.RemoveAt(0);
    }

    private bool Falls(Random random, double chance)
    {
        lock (_dice)
        {
            return !_isCalm && random.NextDouble() < chance;
        }
    }

    private sealed class Writer(SubscriptionLedger ledger, Random random) : ISubscriptionHandler
    {
        private readonly string _insert = $"INSERT INTO {ledger.Table} (position, stream, version) VALUES (@position, @stream, @version)";

        public async ValueTask HandleAsync(PageDelivery page, CancellationToken cancellationToken)
        {
            while (page.TryNext(out int tag))
            {
                Assert.Equal(ReplayTag.FirstEvent, tag);
                HandlerContext context = page.Context;
                DbCommand command = context.Transaction!.Connection!.CreateCommand();
                await using (command)
                {
                    command.Transaction = context.Transaction;
                    command.CommandText = _insert;
                    Add(command, "@position", context.Position);
                    Add(command, "@stream", context.Stream.ToString());
                    Add(command, "@version", context.Version);
                    await command.ExecuteNonQueryAsync(cancellationToken);
                }

                if (ledger.Falls(random, 0.02))
                {
                    throw new TimeoutException();
                }
            }
        }

        private static void Add(DbCommand command, string name, object value)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }

    private string Table => table;
}
