namespace Foldstream.Sqlite.Tests;

/// <summary>A file on a network file system is not opened unless the risk is taken by name.</summary>
public sealed class NetworkFileSystemTests : SqliteTestFile
{
    [Fact]
    public void A_file_on_a_network_file_system_is_not_opened_and_nothing_is_made()
    {
        StoreUnusableException refused = Assert.Throws<StoreUnusableException>(() => StoreFile.Open(Db, new SqliteOptions(), _ => "nfs"));
        Assert.Contains("network file system (nfs)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("RiskNetworkFileSystem", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void The_risk_can_be_taken_by_name()
    {
        using SqliteConnection connection = StoreFile.Open(Db, new SqliteOptions { RiskNetworkFileSystem = true }, _ => "nfs");
        Assert.Equal("wal", connection.QueryText("PRAGMA journal_mode"));
    }

    [Fact]
    public void The_file_is_asked_for_under_its_full_path()
    {
        string? asked = null;
        StoreFile.Open(Db, new SqliteOptions(), path => (asked = path) is null ? "" : null).Dispose();
        Assert.Equal(Db, asked);
    }

    [Fact]
    public void The_disk_of_the_tests_is_a_local_one() => Assert.Null(NetworkFileSystem.Of(Db));

    [Fact]
    public void A_directory_that_is_not_there_is_none() => Assert.Null(NetworkFileSystem.Of(Path.Combine(Folder, "missing", "orders.db")));

    [Theory]
    [InlineData(0x6969, "nfs")]
    [InlineData(0xFF534D42, "cifs")]
    [InlineData(0xFE534D42, "smb2")]
    [InlineData(0x01021997, "9p")]
    [InlineData(0x00C36400, "ceph")]
    [InlineData(0xEF53, null)]
    [InlineData(0x9123683E, null)]
    [InlineData(0x58465342, null)]
    [InlineData(0x01021994, null)]
    [InlineData(0x794C7630, null)]
    [InlineData(0, null)]
    public void Linux_says_it_by_a_number(uint magic, string? name) => Assert.Equal(name, NetworkFileSystem.OfLinux(magic, "/data", () => []));

    [Theory]
    [InlineData("/mnt/remote/orders", "fuse.sshfs")]
    [InlineData("/mnt/remote", "fuse.sshfs")]
    [InlineData("/mnt/remotely", null)]
    [InlineData("/mnt/remote/local/orders", null)]
    [InlineData("/mnt/with space", "fuse.rclone")]
    public void A_file_system_in_user_space_is_looked_up_among_the_mounts(string directory, string? name)
    {
        string[] mounts =
        [
            "28 1 254:0 / / rw,relatime - ext4 /dev/vda rw",
            "36 28 0:40 / /mnt/remote rw,nosuid shared:1 - fuse.sshfs ada@host:/data rw,user_id=0",
            "37 36 0:41 / /mnt/remote/local rw - fuse.mergerfs a:b rw",
            @"38 28 0:42 / /mnt/with\040space rw - fuse.rclone cloud: rw",
            "a line that is none",
        ];
        Assert.Equal(name, NetworkFileSystem.OfLinux(0x65735546, directory, () => mounts));
    }

    [Theory]
    [InlineData(@"\\server\share\", "a share")]
    [InlineData(@"\\?\UNC\server\share\", "a share")]
    [InlineData(@"\\wsl.localhost\Debian\", "a share")]
    [InlineData(@"Z:\", "a mapped drive")]
    [InlineData(@"\\?\Z:\", "a mapped drive")]
    [InlineData(@"C:\", null)]
    [InlineData(@"\\?\C:\", null)]
    [InlineData(@"\\?\Volume{8d3bc1f5-0000-0000-0000-100000000000}\", null)]
    public void Windows_says_it_by_the_root(string root, string? name)
        => Assert.Equal(name, NetworkFileSystem.OfWindows(root, drive => drive.StartsWith('Z') ? DriveType.Network : DriveType.Fixed));

    [Theory]
    [InlineData("smbfs", "smbfs")]
    [InlineData("nfs", "nfs")]
    [InlineData("apfs", null)]
    public void A_Mac_says_it_by_a_name(string format, string? name) => Assert.Equal(name, NetworkFileSystem.OfMac(format));
}
