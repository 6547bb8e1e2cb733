using System.Collections.Immutable;
using System.Globalization;
using Foldstream.Stores;
using Npgsql;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>Connections that are lost while an append is on its way: it is written once, and the answer says how.</summary>
public sealed class CutConnectionTests : PostgresTest
{
    private static readonly StreamId Cutting = Stream("cut-here"), Alice = Stream("alice");

    [Theory]
    [InlineData(Cut.BeforeRequest)]
    [InlineData(Cut.WithinRequest)]
    [InlineData(Cut.BeforeAnswer)]
    public async Task An_append_whose_connection_is_cut_is_written_once_and_answered(Cut cut)
    {
        await using CuttingProxy proxy = Proxy();
        await using PostgreSqlEventStore store = await OpenThroughAsync(proxy);
        await store.AppendAsync(To(Alice, 0));
        for (int round = 0; round < 10; round++)
        {
            proxy.Arm(cut, Cutting.Key);
            StreamAppend append = To(Cutting, ExpectedVersion.At(round * 2), round, round);
            Appended appended = await store.AppendAsync(append);
            Assert.Equal((round * 2) + 2, appended.Version);
            Assert.Equal((round * 3) + 3, appended.Position);
            Assert.False(appended.Repeated);
            Assert.Equal(appended with { Repeated = true }, await store.AppendAsync(append));
            await store.AppendAsync(To(Alice, round));
        }

        Assert.Equal(10, proxy.CutCount);
        Assert.Equal(31, (await store.ReadAllAsync()).Version);
    }

    [Theory]
    [InlineData(Cut.BeforeRequest)]
    [InlineData(Cut.WithinRequest)]
    [InlineData(Cut.BeforeAnswer)]
    public async Task A_change_whose_connection_is_cut_is_made_once_and_answered(Cut cut)
    {
        Audit audit = new("ada", "cut-here", Noon);
        await using CuttingProxy proxy = Proxy();
        await using PostgreSqlEventStore store = await OpenThroughAsync(proxy);
        await store.AppendAsync(To(Alice, 0));
        for (int round = 1; round <= 5; round++)
        {
            proxy.Arm(cut, audit.Reason);
            StreamInfo described = await store.SetStreamMetadataAsync(Alice, ImmutableSortedDictionary<string, string>.Empty.Add("round", $"{round}"), audit, round - 1);
            Assert.Equal((round, audit), (described.MetadataRevision, described.LastChange));
            proxy.Arm(cut, audit.Reason);
            EventsSetAside record = await store.SetAsideAsync(1, audit);
            proxy.Arm(cut, audit.Reason);
            Assert.Equal(record with { TakenBack = audit }, await store.TakeBackAsync(1, audit));
            Assert.Equal(round, (await store.ListSetAsideAsync()).Length);
        }

        proxy.Arm(cut, audit.Reason);
        Assert.Equal(StreamState.Deleted, (await store.DeleteStreamAsync(Alice, audit)).State);
        Assert.Equal(16, proxy.CutCount);
        Assert.Equal(6L, await QueryAsync("SELECT count(*) FROM @.stream_changes"));
    }

    [Theory]
    [InlineData(Cut.BeforeRequest)]
    [InlineData(Cut.BeforeAnswer)]
    public async Task A_change_whose_connection_is_cut_is_made_once_when_another_comes_behind_it(Cut cut)
    {
        Audit audit = new("ada", "cut-here", Noon), other = new("ben", "comes behind", Noon);
        await using CuttingProxy proxy = Proxy();
        await using PostgreSqlEventStore store = await OpenThroughAsync(proxy), behind = await OpenAsync();
        await behind.AppendAsync(To(Alice, 0));
        proxy.Arm(cut, audit.Reason);
        proxy.CutDone = async () => await behind.SetStreamMetadataAsync(Alice, ImmutableSortedDictionary<string, string>.Empty.Add("by", "ben"), other);
        StreamInfo described = await store.SetStreamMetadataAsync(Alice, ImmutableSortedDictionary<string, string>.Empty.Add("by", "ada"), audit, cut == Cut.BeforeAnswer ? 0 : null);
        Assert.Equal(("ada", audit), (described.Metadata["by"], described.LastChange));
        Assert.Equal(cut == Cut.BeforeAnswer ? 1 : 2, described.MetadataRevision);
        Assert.Equal(2L, await QueryAsync("SELECT count(*) FROM @.stream_changes"));

        proxy.Arm(cut, audit.Reason);
        proxy.CutDone = async () => await behind.SetAsideAsync(1, other);
        EventsSetAside record = await store.SetAsideAsync(1, audit);
        Assert.Equal(cut == Cut.BeforeAnswer ? audit : other, record.Audit);
        Assert.Single(await behind.ListSetAsideAsync());

        proxy.Arm(cut, audit.Reason);
        proxy.CutDone = async () => await behind.TakeBackAsync(1, other);
        EventsSetAside? takenBack = await store.TakeBackAsync(1, audit);
        Assert.Equal(cut == Cut.BeforeAnswer ? audit : null, takenBack?.TakenBack);
        Assert.Equal(cut == Cut.BeforeAnswer ? audit : other, Assert.Single(await behind.ListSetAsideAsync()).TakenBack);
    }

    [Fact]
    public async Task A_change_that_reaches_the_server_after_it_was_sent_again_is_not_made_twice()
    {
        Audit audit = new("ada", "cut-here", Noon);
        await using CuttingProxy proxy = Proxy();
        await using PostgreSqlEventStore store = await OpenThroughAsync(proxy);
        await store.AppendAsync(To(Alice, 0));
        proxy.Arm(Cut.DelayRequest, audit.Reason);
        StreamInfo described = await store.SetStreamMetadataAsync(Alice, ImmutableSortedDictionary<string, string>.Empty.Add("by", "ada"), audit);
        await proxy.ReleaseAsync();
        Assert.Equal(described, await store.FindStreamAsync(Alice));
        Assert.Equal((1, 1L), (described.MetadataRevision, await QueryAsync("SELECT count(*) FROM @.stream_changes")));
    }

    [Theory]
    [InlineData(Cut.BeforeRequest)]
    [InlineData(Cut.BeforeAnswer)]
    public async Task An_append_whose_connection_is_cut_and_that_another_process_makes_as_well_says_who_wrote_it(Cut cut)
    {
        await using CuttingProxy proxy = Proxy();
        await using PostgreSqlEventStore store = await OpenThroughAsync(proxy), other = await OpenAsync();
        await store.AppendAsync(To(Alice, 0));
        await other.AppendAsync(To(Alice, 0));
        StreamAppend append = To(Cutting, 1, 2);
        Appended there = default;
        proxy.Arm(cut, Cutting.Key);
        proxy.CutDone = async () => there = await other.AppendAsync(append);
        Appended here = await store.AppendAsync(append);
        Assert.Equal((2, 4, cut == Cut.BeforeRequest), (here.Version, here.Position, here.Repeated));
        Assert.Equal(here with { Repeated = !here.Repeated }, there);
        Assert.Equal([1, 2], (await store.ReadAsync(Cutting)).Amounts);
    }

    [Fact]
    public async Task A_batch_whose_answer_is_lost_answers_each_of_its_units_as_it_went()
    {
        await using CuttingProxy proxy = Proxy();
        await using PostgreSqlEventStore store = await OpenThroughAsync(proxy);
        await store.AppendAsync(To(Alice, 0));
        StreamAppend old = To(Stream("old"), 1);
        await store.AppendAsync(old);
        Task<Appended>[] appends;
        await using (await HeadLock.TakeAsync(ConnectionString, Schema))
        {
            Task<Appended> first = store.AppendAsync(To(Alice, 1));
            await Task.Delay(100);
            proxy.Arm(Cut.BeforeAnswer, Cutting.Key);
            appends = [first, store.AppendAsync(To(Cutting, 1)), store.AppendAsync(To(Alice, ExpectedVersion.At(77), 2)), store.AppendAsync(old), store.AppendAsync(To(Alice, ExpectedVersion.Any, 3))];
        }

        Assert.Equal((1, 4, false), (await appends[1] is var cut ? (cut.Version, cut.Position, cut.Repeated) : default));
        await Assert.ThrowsAsync<VersionConflictException>(() => appends[2]);
        Assert.True((await appends[3]).Repeated);
        Assert.Equal((3, 5, false), (await appends[4] is var any ? (any.Version, any.Position, any.Repeated) : default));
        Assert.Equal(1, proxy.CutCount);
        Assert.Equal([0, 1, 1, 1, 3], (await store.ReadAllAsync()).Amounts);
    }

    [Fact]
    public async Task A_request_that_reaches_the_server_after_it_was_sent_again_writes_nothing()
    {
        await using CuttingProxy proxy = Proxy();
        await using PostgreSqlEventStore store = await OpenThroughAsync(proxy);
        await store.AppendAsync(To(Alice, 0));
        proxy.Arm(Cut.DelayRequest, Cutting.Key);
        Appended appended = await store.AppendAsync(To(Cutting, 1, 2));
        Assert.Equal((2, 3, false), (appended.Version, appended.Position, appended.Repeated));
        await proxy.ReleaseAsync();
        Assert.Equal(3, await store.GetHeadAsync());
        Assert.Equal([1, 2], (await store.ReadAsync(Cutting)).Amounts);
    }

    [Theory]
    [InlineData(Cut.BeforeRequest, false)]
    [InlineData(Cut.BeforeAnswer, true)]
    public async Task Where_no_answer_is_to_be_had_the_outcome_is_unknown_and_the_same_append_finds_it_out(Cut cut, bool isWritten)
    {
        await using CuttingProxy proxy = Proxy();
        await using PostgreSqlEventStore store = await OpenThroughAsync(proxy, Options with { OutcomeTimeout = TimeSpan.FromMilliseconds(300) });
        await store.AppendAsync(To(Alice, 0));
        StreamAppend append = To(Cutting, ExpectedVersion.None, 1);
        proxy.Arm(cut, Cutting.Key);
        proxy.IsClosed = true;
        AppendOutcomeUnknownException unknown = await Assert.ThrowsAsync<AppendOutcomeUnknownException>(() => store.AppendAsync(append));
        Assert.Equal((Cutting, append.AppendId), (unknown.Stream, unknown.AppendId));
        proxy.IsClosed = false;
        Appended again = await store.AppendAsync(append);
        Assert.Equal((1, isWritten), (again.Version, again.Repeated));
    }

    [Fact]
    public async Task Where_the_server_can_not_be_reached_an_append_was_not_written()
    {
        await using CuttingProxy proxy = Proxy();
        await using PostgreSqlEventStore store = await OpenThroughAsync(proxy);
        await store.RefreshEventTypesAsync();
        proxy.IsClosed = true;
        await QueryAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{Schema}'");
        StoreUnusableException unreachable = await Assert.ThrowsAsync<StoreUnusableException>(() => store.AppendAsync(To(Alice, 1)));
        Assert.Contains("Nothing was written", unreachable.Message, StringComparison.Ordinal);
        proxy.IsClosed = false;
        Assert.Equal(1, (await store.AppendAsync(To(Alice, 2))).Version);
    }

    [Fact]
    public async Task A_server_that_ends_the_stores_sessions_costs_it_nothing_but_new_ones()
    {
        await using PostgreSqlEventStore store = await PostgreSqlEventStore.OpenAsync(Named(ConnectionString), Options);
        Task writing = Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 100; i++)
            {
                Appended appended = await store.AppendAsync(To(Stream($"w{writer}"), ExpectedVersion.At(i), i));
                Assert.Equal((i + 1, false), (appended.Version, appended.Repeated));
            }
        })));
        for (int i = 0; i < 12 && !writing.IsCompleted; i++)
        {
            await Task.Delay(60);
            await QueryAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{Schema}'");
        }

        await writing;
        Assert.Equal(800, await store.GetHeadAsync());
    }

    private CuttingProxy Proxy() => new(new NpgsqlConnectionStringBuilder(ConnectionString).Port);

    private Task<PostgreSqlEventStore> OpenThroughAsync(CuttingProxy proxy, PostgreSqlOptions? options = null)
        => PostgreSqlEventStore.OpenAsync(Named(new NpgsqlConnectionStringBuilder(ConnectionString) { Port = proxy.Port, Timeout = 5 }.ConnectionString), options ?? Options).AsTask();

    private string Named(string connectionString) => string.Create(CultureInfo.InvariantCulture, $"{connectionString};Application Name={Schema}");
}
