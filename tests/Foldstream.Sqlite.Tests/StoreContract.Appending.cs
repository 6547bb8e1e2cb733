using Foldstream.Events;
using Foldstream.Stores;
using static Foldstream.Sqlite.Tests.Appends;

namespace Foldstream.Sqlite.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Appends_continue_the_stream_and_the_store_without_a_gap()
    {
        Appended first = await Store.AppendAsync(To(Alice, 1, 2, 3));
        Appended second = await Store.AppendAsync(To(Bob, 4));
        Appended third = await Store.AppendAsync(To(Alice, 5, 6));

        Assert.Equal((3, 3, 3, false), (first.Version, first.Position, first.Count, first.Repeated));
        Assert.Equal((1, 4, 1), (second.Version, second.Position, second.Count));
        Assert.Equal((5, 6, 2), (third.Version, third.Position, third.Count));
        Assert.Equal(6, await Store.GetHeadAsync());
    }

    [Fact]
    public async Task An_append_is_kept_as_it_was_given()
    {
        PageBuilder page = new();
        page.Add(new Deposited(7));
        page.Add(new Noted("zwölf"));
        DateTimeOffset time = new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.FromHours(9)).AddTicks(1);
        StreamAppend append = Of(Alice, ExpectedVersion.None, page) with { Time = time };

        Appended appended = await Store.AppendAsync(append);
        PageCollector.Page read = Assert.Single((await Store.ReadAsync(Alice)).Pages);

        Assert.Equal((append.AppendId, time, TimeSpan.Zero), (appended.AppendId, appended.Time, appended.Time.Offset));
        Assert.Equal((append.AppendId, time, TimeSpan.Zero), (read.AppendId, read.Time, read.Time.Offset));
        Assert.Equal(Alice, read.Stream);
        Assert.Empty(read.Metadata);
        Assert.Equal([Deposited.EventType, Noted.EventType], read.TypeIds.Select(id => Store.EventTypes[id]));
    }

    [Fact]
    public async Task Times_before_1970_are_kept()
    {
        DateTimeOffset time = new(1815, 12, 10, 0, 0, 0, TimeSpan.Zero);
        await Store.AppendAsync(To(Alice, 1) with { Time = time });
        Assert.Equal(time, Assert.Single((await Store.ReadAsync(Alice)).Pages).Time);
    }

    [Fact]
    public async Task An_expected_version_that_holds_lets_the_append_pass()
    {
        await Store.AppendAsync(To(Alice, ExpectedVersion.None, 1, 2));
        await Store.AppendAsync(To(Alice, ExpectedVersion.At(2), 3));
        await Store.AppendAsync(To(Alice, ExpectedVersion.Exists, 4));
        await Store.AppendAsync(To(Alice, ExpectedVersion.Any, 5));
        await Store.AppendAsync(To(Bob, ExpectedVersion.Any, 1));
        Assert.Equal([1, 2, 3, 4, 5], (await Store.ReadAsync(Alice)).Amounts);
    }

    [Fact]
    public async Task An_expected_version_that_does_not_hold_says_what_the_version_is_and_writes_nothing()
    {
        await Store.AppendAsync(To(Alice, 1, 2));
        foreach ((StreamId stream, ExpectedVersion expected, long actual) in new[]
        {
            (Alice, ExpectedVersion.None, 2L), (Alice, ExpectedVersion.At(1), 2), (Alice, ExpectedVersion.At(3), 2),
            (Bob, ExpectedVersion.Exists, 0), (Bob, ExpectedVersion.At(1), 0),
        })
        {
            VersionConflictException conflict =
                await Assert.ThrowsAsync<VersionConflictException>(() => Store.AppendAsync(To(stream, expected, 3)));
            Assert.Equal((stream, expected, actual), (conflict.Stream, conflict.Expected, conflict.Actual));
        }

        Assert.Equal(2, await Store.GetHeadAsync());
        Assert.Equal(0, (await Store.ReadAsync(Bob)).Version);
    }

    [Fact]
    public async Task A_unit_is_answered_in_its_order_and_shares_one_run_of_positions()
    {
        await Store.AppendAsync(To(Bob, 1));
        Appended[] unit = [.. await Store.AppendAsync([To(Alice, 1, 2), To(Bob, ExpectedVersion.At(1), 3), To(Carol, 4)])];
        Assert.Equal([Alice, Bob, Carol], unit.Select(appended => appended.Stream));
        Assert.Equal([2, 2, 1], unit.Select(appended => appended.Version));
        Assert.Equal([3, 4, 5], unit.Select(appended => appended.Position));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_unit_with_one_conflict_writes_nothing(int conflicting)
    {
        StreamAppend[] unit = [To(Alice, 1), To(Bob, 2), To(Carol, 3)];
        unit[conflicting] = unit[conflicting] with { Expected = ExpectedVersion.Exists };

        VersionConflictException conflict = await Assert.ThrowsAsync<VersionConflictException>(async () => await Store.AppendAsync([.. unit]));

        Assert.Equal(unit[conflicting].Stream, conflict.Stream);
        Assert.Equal(0, await Store.GetHeadAsync());
        Assert.Empty((await Store.ReadAllAsync()).Pages);
        Appended next = await Store.AppendAsync(To(Alice, ExpectedVersion.None, 1));
        Assert.Equal(1, next.Position);
    }

    [Fact]
    public async Task A_unit_that_can_not_be_one_is_refused()
    {
        async Task Refused(params StreamAppend[] unit) => await Assert.ThrowsAsync<ArgumentException>(async () => await Store.AppendAsync([.. unit]));

        await Refused();
        await Refused(To(Alice, 1), To(Bob, 2), To(Alice, 3));
        await Refused(To(Alice));
        await Refused(To(Alice, 1) with { AppendId = default });
        await Refused(To(default, 1));
        Assert.Equal(0, await Store.GetHeadAsync());
    }

    [Fact]
    public async Task What_is_over_the_stores_limits_is_refused_although_its_builder_took_it()
    {
        await using IEventStore store = Open(new PageLimits { MaxEventCount = 3, MaxAppendSize = 200, MaxEventSize = 50 });
        PageBuilder longEvent = new(), manyBytes = new();
        longEvent.Add(new Noted(new string('x', 51)));
        for (int i = 0; i < 3; i++)
        {
            manyBytes.Add(new Noted(new string('x', 60)));
        }

        foreach (StreamAppend append in new[]
        {
            To(Alice, 1, 2, 3, 4), Of(Alice, ExpectedVersion.Any, longEvent), Of(Alice, ExpectedVersion.Any, manyBytes),
        })
        {
            await Assert.ThrowsAsync<AppendTooLargeException>(() => store.AppendAsync(append));
        }

        await store.AppendAsync(To(Alice, 1, 2, 3));
        Assert.Equal(3, await store.GetHeadAsync());
    }

    [Fact]
    public async Task A_large_append_comes_back_whole()
    {
        PageBuilder page = new();
        string text = new('ä', 400_000);
        for (int i = 0; i < 12; i++)
        {
            page.Add(new Noted(text));
        }

        await Store.AppendAsync(Of(Alice, ExpectedVersion.None, page));
        Assert.Equal(12, Assert.Single((await Store.ReadAsync(Alice)).Pages).Count);
    }

    [Fact]
    public async Task Each_shape_of_an_event_has_an_id_of_its_own()
    {
        PageBuilder page = new();
        page.Add(new Deposited(1));
        page.Add(new DepositedAnew(2));
        page.Add(new DepositedReshaped(3));
        page.Add(new Deposited(4));
        await Store.AppendAsync(Of(Alice, ExpectedVersion.Any, page));
        await Store.AppendAsync(To(Bob, 5));

        List<ushort> ids = [.. (await Store.ReadAllAsync()).Pages.SelectMany(read => read.TypeIds)];
        Assert.Equal([1, 2, 3, 1, 1], ids);
        Assert.Equal([Deposited.EventType, DepositedAnew.EventType, DepositedReshaped.EventType], ids.Take(3).Select(id => Store.EventTypes[id]));
        Assert.Same(Store.EventTypes, await Store.RefreshEventTypesAsync());
    }

    [Fact]
    public async Task Tenants_have_streams_of_their_own()
    {
        StreamId acme = new("acme", "account", "alice");
        await Store.AppendAsync(To(Alice, ExpectedVersion.None, 1));
        await Store.AppendAsync(To(acme, ExpectedVersion.None, 2));
        Assert.Equal([1], (await Store.ReadAsync(Alice)).Amounts);
        Assert.Equal([2], (await Store.ReadAsync(acme)).Amounts);
        Assert.Equal([Alice, acme], (await Store.ReadAllAsync()).Pages.Select(page => page.Stream));
    }

    [Fact]
    public async Task Keys_are_told_apart_by_every_character()
    {
        string[] keys = ["a", "A", "ä", "a\u0308", "a ", "a/b", "%", "_", new string('z', 200), "🦊"];
        foreach (string key in keys)
        {
            await Store.AppendAsync(To(Stream(key), ExpectedVersion.None, 1));
        }

        Assert.Equal(keys, (await Store.ReadAllAsync()).Pages.Select(page => page.Stream.Key));
    }

    [Fact]
    public async Task A_cancelled_append_writes_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.AppendAsync(To(Alice, 1), Cancelled));
        Assert.Equal(0, await Store.GetHeadAsync());
    }
}
