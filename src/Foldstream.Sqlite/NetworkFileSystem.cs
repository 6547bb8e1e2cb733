using System.Runtime.InteropServices;

namespace Foldstream.Sqlite;

/// <summary>
/// Whether a file lies on a network file system. SQLite's processes lock byte ranges and share memory beside the file; where another machine's disk is mounted,
/// the locks are often not kept, the memory is never shared between machines, and two that write at once damage the file.
/// </summary>
internal static unsafe class NetworkFileSystem
{
    private const uint Fuse = 0x6573_5546;

    // statfs(2), and linux/magic.h. The last four are local disks that several machines share.
    private static readonly (uint Magic, string Name)[] Magics =
    [
        (0x6969, "nfs"), (0x517B, "smb"), (0xFE53_4D42, "smb2"), (0xFF53_4D42, "cifs"), (0x0102_1997, "9p"), (0x00C3_6400, "ceph"), (0x5346_414F, "afs"),
        (0x6B41_4653, "afs"), (0x7375_7245, "coda"), (0x564C, "ncp"), (0x0BD0_0BD0, "lustre"), (0x1983_0326, "beegfs"), (0x2003_0528, "orangefs"),
        (0x786F_4256, "vboxsf"), (0xBACB_ACBC, "vmhgfs"), (0x0116_1970, "gfs2"), (0x7461_636F, "ocfs2"), (0x4750_4653, "gpfs"), (0x6163_6673, "acfs"),
    ];

    // What stands behind a file system in user space is said by the table of mounts alone.
    private static readonly string[] NetworkFuse =
        ["sshfs", "smbnetfs", "s3fs", "gcsfuse", "goofys", "rclone", "blobfuse", "blobfuse2", "mount-s3", "davfs", "curlftpfs", "glusterfs", "ceph", "ceph-fuse", "juicefs", "vmhgfs-fuse", "nfs", "moosefs", "mfs"];

    private static readonly string[] MacNames = ["nfs", "smbfs", "afpfs", "webdav", "ftp", "cifs"];

    /// <summary>The name of the network file system that a file lies or would lie on; <see langword="null"/> when it is local, or the system can't say.</summary>
    public static string? Of(string path)
    {
        try
        {
            // SQLite follows a link of the file's name too.
            string directory = Path.GetDirectoryName(new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path) ?? path;
            return OperatingSystem.IsWindows() ? OfWindows(Path.GetPathRoot(directory) ?? directory, static root => new DriveInfo(root).DriveType)
                : OperatingSystem.IsLinux() ? OfLinux(MagicOf(directory), directory, static () => File.ReadLines("/proc/self/mountinfo"))
                : OfMac(new DriveInfo(directory).DriveFormat);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>By the root of a path: a share that is named by its machine, or a drive letter that stands for one.</summary>
    public static string? OfWindows(string root, Func<string, DriveType> typeOf)
    {
        bool isDevice = root.StartsWith(@"\\?\", StringComparison.Ordinal) || root.StartsWith(@"\\.\", StringComparison.Ordinal);
        string plain = isDevice ? root[4..] : root;
        return isDevice && plain.StartsWith(@"UNC\", StringComparison.OrdinalIgnoreCase) ? "a share"
            : !isDevice && plain.StartsWith(@"\\", StringComparison.Ordinal) ? "a share"
            : plain.Length >= 2 && plain[1] == ':' && typeOf(plain) == DriveType.Network ? "a mapped drive"
            : null;
    }

    /// <summary>By what <c>statfs</c> says, and for file systems in user space by the table of mounts.</summary>
    public static string? OfLinux(uint magic, string directory, Func<IEnumerable<string>> mounts)
    {
        foreach ((uint known, string name) in Magics)
        {
            if (known == magic)
            {
                return name;
            }
        }

        return magic == Fuse && FuseAt(directory, mounts()) is { } fuse && NetworkFuse.Contains(fuse) ? $"fuse.{fuse}" : null;
    }

    /// <summary>By the name of the file system.</summary>
    public static string? OfMac(string format) => MacNames.Contains(format) ? format : null;

    // A line is "36 35 98:0 / /mnt/remote rw shared:1 - fuse.sshfs ada@host: rw": the mount point is the fifth, the type the first behind the dash.
    private static string? FuseAt(string directory, IEnumerable<string> mounts)
    {
        (int length, string? type) = (-1, null);
        foreach (string line in mounts)
        {
            string[] parts = line.Split(' ');
            int dash = Array.IndexOf(parts, "-");
            if (dash < 5 || dash + 1 >= parts.Length)
            {
                continue;
            }

            string point = parts[4].Replace(@"\040", " ", StringComparison.Ordinal);
            if (point.Length >= length && (point == "/" || directory == point || directory.StartsWith(point + "/", StringComparison.Ordinal)))
            {
                (length, type) = (point.Length, parts[dash + 1]);
            }
        }

        return type is not null && type.StartsWith("fuse.", StringComparison.Ordinal) ? type[5..] : null;
    }

    private static uint MagicOf(string directory)
    {
        // The first field is the type; its low half stands there on every system that .NET runs on. No such structure is larger.
        byte* status = stackalloc byte[1024];
        byte[] name = [.. System.Text.Encoding.UTF8.GetBytes(directory), 0];
        fixed (byte* path = name)
        {
            return StatFs(path, status) == 0 ? *(uint*)status : 0;
        }
    }

    [DllImport("libc", EntryPoint = "statfs", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatFs(byte* path, byte* status);
}
