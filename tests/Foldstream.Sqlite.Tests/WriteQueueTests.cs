using System.Diagnostics;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>Which units are committed together.</summary>
public sealed class WriteQueueTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30), Soon = TimeSpan.FromSeconds(10);
    private readonly Batch _batch = new();

    [Fact]
    public void What_comes_while_a_batch_is_written_joins_it()
    {
        WriteQueue queue = Begin(WriteQueue.Patience);
        Assert.False(queue.TakeMore(_batch));
        queue.TryAdd(Unit());
        queue.TryAdd(Unit());
        Assert.True(queue.TakeMore(_batch));
        Assert.Equal(3, _batch.Count);
        Assert.False(_batch[1].TryTake());
        Assert.False(queue.TakeMore(_batch));
    }

    [Fact]
    public async Task Writers_that_were_answered_together_are_waited_for_until_all_are_back()
    {
        WriteQueue queue = Begin(Long, answered: 3);
        long begin = Stopwatch.GetTimestamp();
        for (int i = 2; i <= 3; i++)
        {
            Task late = Task.Run(async () =>
            {
                await Task.Delay(30);
                queue.TryAdd(Unit());
            });
            Assert.True(queue.TakeMore(_batch));
            Assert.Equal(i, _batch.Count);
            await late;
        }

        Assert.False(queue.TakeMore(_batch));
        Assert.InRange(Stopwatch.GetElapsedTime(begin), TimeSpan.FromMilliseconds(50), Soon);
    }

    [Fact]
    public void Units_that_waited_already_when_others_were_answered_are_not_taken_for_those_that_come_back()
    {
        WriteQueue queue = new(TimeSpan.FromMilliseconds(200));
        queue.TryAdd(Unit());
        queue.Expect(2);
        queue.TryAdd(Unit());
        Assert.True(queue.TakeBatch(_batch));
        long begin = Stopwatch.GetTimestamp();
        Assert.False(queue.TakeMore(_batch));
        Assert.True(Stopwatch.GetElapsedTime(begin) > TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void A_lone_writer_is_not_waited_for()
    {
        WriteQueue queue = Begin(Long, answered: 1);
        long begin = Stopwatch.GetTimestamp();
        Assert.False(queue.TakeMore(_batch));
        Assert.True(Stopwatch.GetElapsedTime(begin) < Soon);
    }

    [Fact]
    public void Those_who_do_not_come_back_are_not_waited_for_for_long()
    {
        WriteQueue queue = Begin(TimeSpan.FromMilliseconds(100), answered: 2);
        long begin = Stopwatch.GetTimestamp();
        Assert.False(queue.TakeMore(_batch));
        Assert.True(Stopwatch.GetElapsedTime(begin) < Soon);
    }

    [Fact]
    public void A_batch_does_not_grow_beyond_its_bounds()
    {
        WriteQueue queue = Begin(WriteQueue.Patience);
        queue.TryAdd(Unit(events: (int)Batch.MaxEvents - 1));
        queue.TryAdd(Unit());
        Assert.True(queue.TakeMore(_batch));
        Assert.False(queue.TakeMore(_batch));
        Assert.Equal(2, _batch.Count);
        _batch.Clear();
        Assert.True(queue.TakeBatch(_batch));
        Assert.Equal(1, _batch.Count);
    }

    [Fact]
    public void A_unit_that_was_cancelled_does_not_join_a_batch()
    {
        WriteQueue queue = Begin(WriteQueue.Patience);
        PendingUnit cancelled = Unit();
        queue.TryAdd(cancelled);
        cancelled.TryCancel(new CancellationToken(canceled: true));
        Assert.False(queue.TakeMore(_batch));
        Assert.Equal(1, _batch.Count);
    }

    [Fact]
    public void A_batch_lets_those_go_that_were_cancelled_and_keeps_the_order_of_the_others()
    {
        PendingUnit[] units = [Unit(), Unit(), Unit(), Unit()];
        foreach (PendingUnit unit in units)
        {
            _batch.Add(unit);
        }

        units[0].TryCancel(new CancellationToken(canceled: true));
        units[2].TryCancel(new CancellationToken(canceled: true));
        _batch.Take();
        Assert.Equal(2, _batch.Count);
        Assert.Same(units[1], _batch[0]);
        Assert.Same(units[3], _batch[1]);
    }

    /// <summary>A queue whose first unit is being written after so many others were answered.</summary>
    private WriteQueue Begin(TimeSpan patience, int answered = 0)
    {
        WriteQueue queue = new(patience);
        queue.Expect(answered);
        queue.TryAdd(Unit());
        Assert.True(queue.TakeBatch(_batch));
        _batch.Take();
        return queue;
    }

    private static PendingUnit Unit(int events = 1) => new([To(Stream("alice"), new long[events])], []);
}
