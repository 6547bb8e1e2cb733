using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>An append is only passed by as deleted where its stream was deleted.</summary>
public sealed class FalseDeletionTests : SqliteTestFile
{
    private static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob");
    private static readonly Audit ByAda = new("ada", "damaged", Noon);
    private static readonly EventMetadata Large = new() { Actor = new string('a', AppendRow.MaxSharedSize / 2) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // In a row of its own, and between others; the length alone, and all that a deletion would leave.
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task What_only_looks_deleted_is_damaged(bool shared, bool whole)
    {
        await DamageAsync(shared, whole);
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        Func<IPageConsumer, ValueTask>[] ways =
        [
            async read => await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, read, Token),
            async read => await store.ReadStreamAsync(Alice, 3, ReadDirection.Forward, read, Token),
            async read => await store.ReadStreamAsync(Alice, long.MaxValue, ReadDirection.Backward, read, Token),
            async read => await store.ReadStreamsAsync(new[] { Alice }, read, Token),
            async read => await store.ReadAllAsync(0, read, Token),
        ];
        foreach (Func<IPageConsumer, ValueTask> way in ways)
        {
            foreach (PageTolerance tolerance in new[] { PageTolerance.None, PageTolerance.SetAside })
            {
                TolerantCollector read = new(tolerance);
                await Assert.ThrowsAsync<CorruptPageException>(() => way(read).AsTask());
                Assert.Empty(read.Passed);
            }
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task It_can_be_set_aside_as_other_damage_can(bool shared, bool whole)
    {
        await DamageAsync(shared, whole);
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        EventsSetAside record = await store.SetAsideAsync(3, ByAda, Token);
        Assert.Equal((Alice, 3L, 3L, 2), (record.Stream, record.FirstVersion, record.FirstPosition, record.Count));
        TolerantCollector read = new(PageTolerance.SetAside), all = new(PageTolerance.SetAside);
        await store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, read, Token);
        await store.ReadAllAsync(0, all, Token);
        Assert.Equal([new PassedEvents(Alice, 3, 3, 2, PassReason.SetAside)], read.Passed);
        Assert.Equal([1, 2, 5, 6], read.Amounts);
        Assert.Equal(read.Passed, all.Passed);
    }

    [Fact]
    public async Task A_verification_finds_it()
    {
        await DamageAsync(shared: true, whole: true);
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        VerifyReport report = await store.VerifyAsync(new VerifyOptions { ReadsPayloads = false }, cancellationToken: Token);
        Assert.Equal((Alice, 3L, 3L), (report.Findings[0].Stream, report.Findings[0].Version, report.Findings[0].Position));
    }

    [Fact]
    public async Task A_stream_with_such_an_append_can_be_deleted()
    {
        await DamageAsync(shared: true, whole: true);
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await store.DeleteStreamAsync(Alice, ByAda, cancellationToken: Token);
        TolerantCollector read = new(PageTolerance.None);
        await store.ReadAllAsync(0, read, Token);
        Assert.Equal([(1L, 2), (3L, 2), (6L, 2)], read.Passed.Select(events => (events.FirstPosition, events.Count)));
        Assert.Equal("0", RawFile.Query(Db, "SELECT count(*) FROM append_ids a JOIN streams s ON s.id = a.pages_id >> 32 WHERE s.key = 'alice'"));
    }

    // Alice at positions 1-2, 3-4 and 6-7 (versions 1 to 6), Bob at 5. The append at 3 is made to look deleted.
    private async Task DamageAsync(bool shared, bool whole)
    {
        EventMetadata metadata = shared ? EventMetadata.Empty : Large;
        await using (SqliteEventStore store = SqliteEventStore.Open(Db))
        {
            await store.AppendAsync(To(Alice, 1, 2) with { Metadata = metadata });
            await store.AppendAsync(To(Alice, 3, 4) with { Metadata = metadata });
            await store.AppendAsync(To(Bob, 21));
            await store.AppendAsync(To(Alice, 5, 6) with { Metadata = metadata });
        }

        RawFile.Place place = RawFile.PlaceOf(Db, 3);
        if (!whole)
        {
            RawFile.Replace(Db, place.RowId, (place.Start + 32)..(place.Start + 36), [0xFF, 0xFF, 0xFF, 0xFF]);
            return;
        }

        byte[] deleted = new byte[AppendRow.DeletedSize];
        AppendRow.WriteDeleted(deleted, 3, 2);
        RawFile.Replace(Db, place.RowId, place.Start..place.End, deleted);
    }
}
