using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>One host writes what another does not want to read.</summary>
public sealed class ReaderLimitTests : SqliteTestFile
{
    private static readonly StreamId Alice = Stream("alice");

    [Fact]
    public async Task Every_way_of_reading_refuses_what_is_over_the_hosts_limits()
    {
        AppendId large;
        await using (SqliteEventStore writer = SqliteEventStore.Open(Db))
        {
            await writer.AppendAsync(To(Alice, 1));
            large = (await writer.AppendAsync(To(Alice, 2, 3, 4))).AppendId;
        }

        SqliteOptions narrow = new() { Limits = new PageLimits { MaxEventCount = 2 }, ReaderLimits = new ReaderLimits { MaxEventCount = 2 } };
        await using SqliteEventStore store = SqliteEventStore.Open(Db, narrow);
        PageCollector forward = new(), all = new();
        await Refused(() => store.ReadStreamAsync(Alice, 1, ReadDirection.Forward, forward).AsTask());
        await Refused(() => store.ReadStreamAsync(Alice, 2, ReadDirection.Forward, new PageCollector()).AsTask());
        await Refused(() => store.ReadStreamAsync(Alice, 4, ReadDirection.Backward, new PageCollector()).AsTask());
        await Refused(() => store.ReadAllAsync(0, all).AsTask());
        await Refused(() => store.ReadStreamsAsync(new[] { Alice }, new PageCollector()).AsTask());
        await Refused(() => store.FindAppendAsync(Alice, large).AsTask());
        Assert.Equal((1, 1), (forward.Pages.Count, all.Pages.Count));
    }

    [Fact]
    public void A_host_that_would_refuse_what_it_writes_does_not_open()
    {
        Assert.Throws<ArgumentException>(() => SqliteEventStore.Open(Db, new SqliteOptions { ReaderLimits = new ReaderLimits { MaxEventSize = 5_000 } }));
        Assert.False(File.Exists(Db));
    }

    private static async Task Refused(Func<Task> read)
    {
        CorruptPageException error = await Assert.ThrowsAsync<CorruptPageException>(read);
        Assert.Equal((Alice, 2, 2), (error.Stream, error.Version, error.Position));
        Assert.Contains("the number of events in the append is 3, and this host reads up to 2", error.Message, StringComparison.Ordinal);
    }
}
