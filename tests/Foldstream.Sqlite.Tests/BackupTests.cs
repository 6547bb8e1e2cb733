using Foldstream.Stores;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

public sealed class BackupTests : SqliteTestFile
{
    private static readonly StreamId Alice = Stream("alice");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Copy => FileOf("copy.db");

    [Fact]
    public async Task A_backup_has_what_was_committed_when_it_began()
    {
        await using (SqliteEventStore store = SqliteEventStore.Open(Db))
        {
            await FillAsync(store, 300);
            await store.BackupAsync(Copy, cancellationToken: Token);
            await FillAsync(store, 1);
        }

        Assert.Equal([Copy], Directory.GetFiles(Folder, "copy*"));
        await using SqliteEventStore copy = SqliteEventStore.Open(Copy);
        Assert.Equal(300, await copy.GetHeadAsync(Token));
        Assert.True((await copy.VerifyAsync(new VerifyOptions { ReadsPayloads = false }, cancellationToken: Token)).IsSound);
        Assert.Empty(await copy.CheckFileAsync(Token));
        Assert.Equal(301, (await copy.AppendAsync(To(Alice, 1))).Position);
    }

    [Fact]
    public async Task Appends_go_on_while_a_backup_is_made_and_it_is_whole()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        for (int i = 0; i < 40; i++)
        {
            await store.AppendAsync(To(Stream($"{i}"), 1) with { Metadata = new EventMetadata { Actor = new string('a', 60_000) } });
        }

        using CancellationTokenSource enough = new();
        Task writing = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await store.AppendAsync(To(Alice, 1, 2));
            }
        }, Token);
        List<double> reports = [];
        for (int i = 0; i < 5; i++)
        {
            await store.BackupAsync(FileOf($"copy{i}.db"), new Told(reports.Add), Token);
        }

        await enough.CancelAsync();
        await writing;
        for (int i = 0; i < 5; i++)
        {
            await using SqliteEventStore copy = SqliteEventStore.Open(FileOf($"copy{i}.db"));
            Assert.True((await copy.VerifyAsync(new VerifyOptions { ReadsPayloads = false }, cancellationToken: Token)).IsSound);
            long head = await copy.GetHeadAsync(Token);
            Assert.InRange(head, 40, await store.GetHeadAsync(Token));
            Assert.Empty(await copy.CheckFileAsync(Token));
            Assert.Equal(await LogOfAsync(store, head), await LogOfAsync(copy, head));
        }

        Assert.All(reports, report => Assert.InRange(report, 0, 1));
        Assert.Equal(5, reports.Count(report => report == 1));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_overwritten()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await File.WriteAllTextAsync(Copy, "mine", Token);
        await Assert.ThrowsAsync<IOException>(() => store.BackupAsync(Copy, cancellationToken: Token));
        await Assert.ThrowsAsync<IOException>(() => store.BackupAsync(Db, cancellationToken: Token));
        Assert.Equal("mine", await File.ReadAllTextAsync(Copy, Token));
    }

    [Fact]
    public async Task A_backup_that_fails_or_is_cancelled_leaves_nothing_behind()
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        for (int i = 0; i < 100; i++)
        {
            await store.AppendAsync(To(Stream($"{i}"), 1) with { Metadata = new EventMetadata { Actor = new string('a', 60_000) } });
        }

        using CancellationTokenSource cancelled = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.BackupAsync(Copy, new Told(_ => cancelled.Cancel()), cancelled.Token));
        await Assert.ThrowsAsync<StoreUnusableException>(() => store.BackupAsync(Path.Combine(Folder, "missing", "copy.db"), cancellationToken: Token));
        Assert.Empty(Directory.GetFiles(Folder, "copy*"));
    }

    [Fact]
    public async Task SQLite_says_what_is_wrong_with_its_file()
    {
        await using (SqliteEventStore whole = SqliteEventStore.Open(Db))
        {
            await FillAsync(whole, 2000);
            Assert.Empty(await whole.CheckFileAsync(Token));
        }

        await using (FileStream file = File.OpenWrite(Db))
        {
            file.Position = file.Length - 4096;
            file.Write(new byte[4096].AsSpan());
        }

        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        Assert.NotEmpty(await store.CheckFileAsync(Token));
    }

    /// <summary>All appends up to a position, byte for byte.</summary>
    private static async Task<List<string>> LogOfAsync(SqliteEventStore store, long head)
        => [.. (await store.ReadAllAsync()).Pages.Where(page => page.FirstPosition <= head).Select(page => string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{page.Stream} {page.FirstVersion} {page.FirstPosition} {page.AppendId} {page.Time:O} {Convert.ToHexString(page.Metadata).GetHashCode(StringComparison.Ordinal)} {string.Join(',', page.Amounts)} {string.Join(',', page.TypeIds)}"))];

    private static async Task FillAsync(SqliteEventStore store, int count)
    {
        for (int i = 0; i < count; i++)
        {
            await store.AppendAsync(To(Alice, i));
        }
    }

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
