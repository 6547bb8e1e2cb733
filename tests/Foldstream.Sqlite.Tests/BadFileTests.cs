using SQLitePCL;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.Sqlite.Tests;

/// <summary>Every file that is no store is refused with one clear line, and stays as it was.</summary>
public sealed class BadFileTests : SqliteTestFile
{
    [Theory]
    [InlineData("This is a text about orders, and it is longer than a header of one hundred bytes would be, so that nothing is cut off here.")]
    [InlineData("short")]
    [InlineData("SQLite format 2")]
    public void A_file_that_is_no_database(string text)
    {
        File.WriteAllText(Db, text);
        Refused("is not a SQLite database");
    }

    [Fact]
    public void A_file_that_ends_within_its_header()
    {
        File.WriteAllBytes(Db, [.. "SQLite format 3\0"u8, 0, 0, 0]);
        Refused("is not a SQLite database");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(99)]
    public async Task A_store_truncated_within_its_header(int left)
    {
        await Fill(1);
        using (FileStream file = new(Db, FileMode.Open))
        {
            file.SetLength(left);
        }

        Refused($"has {left} bytes: it is not a SQLite database, or was truncated");
    }

    [Fact]
    public void Somebody_elses_database()
    {
        RawFile.Execute(Db, "CREATE TABLE customers (id INTEGER PRIMARY KEY)");
        Refused("not a Foldstream store");
        RawFile.Execute(Db, "PRAGMA application_id=77");
        Refused("not a Foldstream store");
        RawFile.Execute(Db, "PRAGMA journal_mode=wal");
        Refused("not a Foldstream store");
    }

    [Fact]
    public async Task A_store_of_a_newer_format()
    {
        await Fill(10);
        RawFile.Execute(Db, "PRAGMA user_version=2");
        Refused("format version 2, and this build reads up to 1");
    }

    [Theory]
    [InlineData(200_000)]
    [InlineData(4096)]
    [InlineData(1)]
    public async Task A_truncated_store(int lost)
    {
        await Fill(2000);
        using (FileStream file = new(Db, FileMode.Open))
        {
            file.SetLength(file.Length - lost);
        }

        Refused("truncated");
    }

    [Fact]
    public async Task A_store_whose_schema_is_overwritten()
    {
        await Fill(100);
        using (FileStream file = new(Db, FileMode.Open))
        {
            file.Position = 100;
            file.Write(new byte[3000]);
        }

        Refused("damaged or truncated");
    }

    [Fact]
    public void A_directory_and_a_path_into_nowhere()
    {
        Refused(Folder, "This is a directory");
        Refused(FileOf(Path.Combine("missing", "orders.db")), "does not exist");
        Assert.False(Directory.Exists(FileOf("missing")));
    }

    [Fact]
    public void A_directory_in_which_nothing_can_be_created()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux has a directory in which even root can't create files.");
        Refused("/proc/orders.db", "can't be opened or created");
    }

    [Fact]
    public async Task A_read_only_file()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Who may do everything can write to a read-only file.");
        await Fill(1);
        File.SetAttributes(Db, FileAttributes.ReadOnly);
        Refused("read-only");
    }

    [Fact]
    public void A_library_that_is_too_old()
    {
        Assert.Contains("SQLite 3.51.2, and 3.51.3 or newer is needed", SqliteLibrary.FaultOf(3_051_002), StringComparison.Ordinal);
        Assert.Null(SqliteLibrary.FaultOf(3_051_003));
        Assert.Contains("SQLitePCLRaw to 'e_sqlcipher', and the store works with 'e_sqlite3' alone", SqliteLibrary.FaultOf("e_sqlcipher"), StringComparison.Ordinal);
        Assert.Null(SqliteLibrary.FaultOf(raw.GetNativeLibraryName()));
    }

    [Fact]
    public async Task An_empty_file_becomes_a_store()
    {
        await File.WriteAllBytesAsync(Db, []);
        await Fill(1);
        Assert.Equal("1", RawFile.Query(Db, "PRAGMA user_version"));
        Assert.Equal("16", RawFile.Query(Db, "SELECT length(value) FROM store WHERE name = 'id'"));
    }

    [Fact]
    public async Task What_a_deleted_store_left_behind_does_not_come_back()
    {
        using (AppendingChild child = new(Db, "gone"))
        {
            await child.ReadAcknowledgedAsync(killAfter: 20);
        }

        Assert.True(File.Exists(Db + "-wal"));
        File.Delete(Db);
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        Assert.Equal(0, await store.GetHeadAsync());
        Assert.Equal(1, (await store.AppendAsync(To(Stream("new"), 1))).Position);
    }

    [Theory]
    [InlineData("what?.db")]
    [InlineData("50%25.db")]
    [InlineData("a#b c&d=e.db")]
    [InlineData("größe.db")]
    public async Task A_name_may_hold_whatever_the_file_system_allows(string name)
    {
        for (int i = 1; i <= 2; i++)
        {
            await using SqliteEventStore store = SqliteEventStore.Open(FileOf(name));
            Assert.Equal(i, (await store.AppendAsync(To(Stream("a"), 1))).Version);
        }

        Assert.True(File.Exists(FileOf(name)));
        RawFile.Execute(FileOf(name), "PRAGMA application_id=1");
        Refused(FileOf(name), "not a Foldstream store");
    }

    private async Task Fill(int events)
    {
        await using SqliteEventStore store = SqliteEventStore.Open(Db);
        await Task.WhenAll(Enumerable.Range(0, events).Select(i => store.AppendAsync(To(Stream($"s{i}"), i))));
    }

    private void Refused(string because)
    {
        byte[] before = File.ReadAllBytes(Db);
        Refused(Db, because);
        Assert.Equal(before, File.ReadAllBytes(Db));
        Assert.Equal([Db], Directory.GetFiles(Folder));
    }

    private static void Refused(string file, string because)
    {
        StoreUnusableException refused = Assert.Throws<StoreUnusableException>(() => SqliteEventStore.Open(file));
        Assert.Equal(file, refused.Location);
        Assert.StartsWith(file + ": ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }
}
