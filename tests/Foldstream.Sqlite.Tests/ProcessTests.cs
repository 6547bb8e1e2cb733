using System.Diagnostics;
using System.Globalization;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>Processes that are killed, and several on one file.</summary>
public sealed class ProcessTests(ITestOutputHelper output) : SqliteTestFile
{
    [Fact]
    public async Task Reopening_holds_everything()
    {
        Content written;
        await using (SqliteEventStore store = SqliteEventStore.Open(Db))
        {
            await store.AppendAsync(To(Stream("a"), 1, 2));
            await store.AppendAsync([To(Stream("b"), 3), To(Stream("a"), 4)]);
            written = await Content.OfAsync(store);
        }

        Assert.Equal([Db], Directory.GetFiles(Folder));
        await using SqliteEventStore reopened = SqliteEventStore.Open(Db);
        Assert.Equal(written, await Content.OfAsync(reopened));
        Assert.Equal(Deposited.EventType, reopened.EventTypes[1]);
        Assert.Equal(5, (await reopened.AppendAsync(To(Stream("c"), 5))).Position);
    }

    [Fact]
    public async Task What_was_acknowledged_to_a_process_that_is_killed_is_there()
    {
        for (int round = 0; round < 5; round++)
        {
            using AppendingChild child = new(Db, $"round{round}");
            List<(StreamId Stream, long Version, long Position, AppendId Id)> acknowledged = await child.ReadAcknowledgedAsync(killAfter: 40 + (round * 30));

            Assert.True(acknowledged.Count >= 40);
            Assert.NotEqual(0, child.ExitCode);
            await using SqliteEventStore store = SqliteEventStore.Open(Db);
            foreach ((StreamId stream, long version, long position, AppendId id) in acknowledged)
            {
                Appended? found = await store.FindAppendAsync(stream, id);
                Assert.Equal((version, position), (found?.Version, found?.Position));
            }

            await ReadEverything(store);
        }
    }

    [Fact]
    public async Task Two_processes_append_to_one_file_at_once()
    {
        const int Each = 150;
        using AppendingChild one = new(Db, "one", Each), two = new(Db, "two", Each);
        List<(StreamId Stream, long Version, long Position, AppendId Id)>[] acknowledged =
            await Task.WhenAll(one.ReadAcknowledgedAsync(), two.ReadAcknowledgedAsync());

        Assert.Equal((0, 0), (one.ExitCode, two.ExitCode));
        Assert.All(acknowledged, appends => Assert.Equal(Each, appends.Count));
        Assert.Equal(Each * 2, acknowledged.SelectMany(appends => appends).Select(append => append.Position).Distinct().Count());
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        Assert.Equal(Each * 4, await ReadEverything(store));
        Assert.Equal(1, store.EventTypes.IdOf(Deposited.EventType));
    }

    [Fact]
    public async Task A_store_sees_what_another_one_of_the_same_file_writes()
    {
        await using SqliteEventStore one = SqliteEventStore.Open(Db), two = SqliteEventStore.Open(Db);
        await one.AppendAsync(To(Stream("a"), 1));
        Task<long> waiting = two.WaitForEventsAsync(1).AsTask();
        Foldstream.Events.PageBuilder page = new();
        page.Add(new Noted("new here"));
        page.Add(new Deposited(2));
        await one.AppendAsync(Of(Stream("a"), ExpectedVersion.At(1), page));

        Assert.Equal(3, await waiting.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Null(two.EventTypes[2]);
        Assert.Equal(Noted.EventType, (await two.RefreshEventTypesAsync())[2]);
        await Assert.ThrowsAsync<VersionConflictException>(() => two.AppendAsync(To(Stream("a"), ExpectedVersion.At(1), 1)));

        // The other one interned a type that this one has not seen: the id is found, not given twice.
        Foldstream.Events.PageBuilder anew = new(), again = new();
        anew.Add(new DepositedAnew(1));
        again.Add(new DepositedAnew(1));
        await one.AppendAsync(Of(Stream("b"), ExpectedVersion.Any, anew));
        await two.AppendAsync(Of(Stream("c"), ExpectedVersion.Any, again));
        Assert.Equal(3, two.EventTypes.IdOf(DepositedAnew.EventType));
        Assert.Equal("3", RawFile.Query(Db, "SELECT count(*) FROM event_types"));
    }

    [Fact]
    public async Task An_append_of_another_process_wakes_who_waits_for_it()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        Task<long> waiting = store.WaitForEventsAsync(0).AsTask();
        using AppendingChild child = new(Db, "child", 1);
        Assert.Equal(2, await waiting.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Single(await child.ReadAcknowledgedAsync());
    }

    [Fact]
    public async Task Processes_that_write_the_same_file_without_end_take_turns()
    {
        using AppendingChild one = new(Db, "one"), two = new(Db, "two");
        Task<List<(StreamId Stream, long Version, long Position, AppendId Id)>>[] children = [one.ReadAcknowledgedAsync(), two.ReadAcknowledgedAsync()];
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await BecomesTrueAsync(() => Math.Min(one.Count, two.Count) > 50, "Not both append.");
        int[] before = [one.Count, two.Count];
        List<Appended> own = [];
        List<double> waits = [];
        for (long begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(3);)
        {
            long asked = Stopwatch.GetTimestamp();
            own.Add(await store.AppendAsync(To(Stream("own"), 1)));
            waits.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        int[] made = [one.Count - before[0], two.Count - before[1]];
        one.Kill();
        two.Kill();
        await Task.WhenAll(children);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Two processes with four writers each: {made[0]} and {made[1]} appends. A lone writer beside them: {own.Count}, {waits.Average():0.0} ms, {waits.Max():0.0} ms at most."));
        Assert.True(made.Min() * 5 > made.Max(), $"{made[0]} and {made[1]}");
        Assert.True(waits.Average() < 500, $"{waits.Average()} ms");
        await ReadEverything(store);
    }

    [Fact]
    public async Task Eight_processes_may_open_a_file_at_once_that_is_not_there_yet()
    {
        const int Processes = 8, Rounds = 20;
        OpeningChild[] children = [.. Enumerable.Range(0, Processes).Select(_ => new OpeningChild())];
        try
        {
            await Task.WhenAll(children.Select(child => child.BecomesReadyAsync()));
            for (int round = 0; round < Rounds; round++)
            {
                string file = FileOf($"round{round}.db");
                Array.ForEach(children, child => child.Open(file));
                await Task.WhenAll(children.Select(child => child.WasOpenedAsync()));
                await using SqliteEventStore store = SqliteEventStore.Open(file);
                Assert.Equal(Processes, await ReadEverything(store));
            }
        }
        finally
        {
            Array.ForEach(children, child => child.Dispose());
        }
    }

    /// <summary>Reads every stream and the whole log, which checks that nothing is missing, and gives the head.</summary>
    private static async Task<long> ReadEverything(SqliteEventStore store)
    {
        PageCollector all = await store.ReadAllAsync();
        Assert.Equal(all.Version, all.Pages.Sum(page => (long)page.Count));
        foreach (StreamId stream in all.Pages.Select(page => page.Stream).Distinct())
        {
            Assert.Equal(all.Pages.Where(page => page.Stream == stream).Sum(page => page.Count), (await store.ReadAsync(stream)).Version);
        }

        return all.Version;
    }

    private sealed record Content(long Head, string Pages)
    {
        public static async Task<Content> OfAsync(SqliteEventStore store)
        {
            PageCollector all = await store.ReadAllAsync();
            return new(all.Version, string.Join(';', all.Pages.Select(page =>
                $"{page.Stream} {page.FirstVersion} {page.FirstPosition} {page.AppendId} {string.Join(',', page.Amounts)}")));
        }
    }
}
