using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Repositories;

/// <summary>A command that is delivered twice at once takes effect once, and both deliveries are told the first outcome, whenever the other one comes.</summary>
public sealed class OnceRaceTests
{
    private static readonly AppendOptions Once = new() { Once = AppendId.From("queue", "7") };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_decision_is_not_made_on_the_outcome_of_its_own_first_delivery(int readings)
    {
        Ledger ledger = await Ledger.WithAccountAsync(100m);
        Appended first = default;
        BetweenStore store = new(ledger.Store, readings, async () => first = (await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Withdraw(80m), Once)).Append);
        Repository<Account, AccountId> late = new(store, ledger.Clock);

        // On what the first delivery left, the decision would be refused.
        Decided<decimal> second = await late.ExecuteAsync(ledger.Id, a => a.Withdraw(80m), Once);
        Assert.Equal((first with { Repeated = true }, false), (second.Append, second.HasValue));
        Assert.Equal(20m, (await ledger.Accounts.LoadAsync(ledger.Id)).Balance);
    }

    [Fact]
    public async Task A_decision_that_finds_its_work_done_tells_the_first_outcome()
    {
        Ledger ledger = await Ledger.WithAccountAsync();
        Appended first = default;
        BetweenStore store = new(ledger.Store, 1, async () => first = await ledger.Accounts.ExecuteAsync(ledger.Id, a => a.Close(), Once));
        Appended second = await new Repository<Account, AccountId>(store, ledger.Clock).ExecuteAsync(
            ledger.Id,
            a =>
            {
                if (!a.IsClosed)
                {
                    a.Close();
                }
            },
            Once);
        Assert.Equal(first with { Repeated = true }, second);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_stream_that_its_first_delivery_began_is_no_obstacle(int readings)
    {
        Ledger ledger = Ledger.Empty();
        Appended first = default;
        BetweenStore store = new(ledger.Store, readings, async () => first = await ledger.Accounts.StartAsync(ledger.Id, Account.Open("anna"), Once));
        Appended second = await new Repository<Account, AccountId>(store, ledger.Clock).StartAsync(ledger.Id, Account.Open("anna"), Once);
        Assert.Equal(first with { Repeated = true }, second);
    }

    /// <summary>Lets something happen before the n-th look-up of an append id has been answered, or after the last.</summary>
    private sealed class BetweenStore(IEventStore inner, int after, Func<Task> happen) : IEventStore
    {
        private int _lookUps;

        public string Location => inner.Location;

        public PageLimits Limits => inner.Limits;

        public EventTypeTable EventTypes => inner.EventTypes;

        public ValueTask<EventTypeTable> RefreshEventTypesAsync(CancellationToken cancellationToken = default) => inner.RefreshEventTypesAsync(cancellationToken);

        public async ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, CancellationToken cancellationToken = default)
        {
            if (_lookUps++ < after)
            {
                _lookUps = after;
                await happen();
            }

            return await inner.AppendAsync(unit, cancellationToken);
        }

        public async ValueTask<Appended?> FindAppendAsync(StreamId stream, AppendId appendId, CancellationToken cancellationToken = default)
        {
            Appended? found = await inner.FindAppendAsync(stream, appendId, cancellationToken);
            if (++_lookUps == after)
            {
                await happen();
            }

            return found;
        }

        public ValueTask<long> ReadStreamAsync(StreamId stream, long fromVersion, ReadDirection direction, IPageConsumer consumer,
            CancellationToken cancellationToken = default)
            => inner.ReadStreamAsync(stream, fromVersion, direction, consumer, cancellationToken);

        public ValueTask ReadStreamsAsync(ReadOnlyMemory<StreamId> streams, IPageConsumer consumer, CancellationToken cancellationToken = default)
            => inner.ReadStreamsAsync(streams, consumer, cancellationToken);

        public ValueTask<long> ReadAllAsync(long afterPosition, IPageConsumer consumer, CancellationToken cancellationToken = default)
            => inner.ReadAllAsync(afterPosition, consumer, cancellationToken);

        public ValueTask<long> GetHeadAsync(CancellationToken cancellationToken = default) => inner.GetHeadAsync(cancellationToken);

        public ValueTask<long> WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken = default)
            => inner.WaitForEventsAsync(afterPosition, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
