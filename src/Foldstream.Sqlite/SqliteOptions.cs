using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream.Sqlite;

/// <summary>How a <see cref="SqliteEventStore"/> works.</summary>
public sealed record SqliteOptions
{
    /// <summary>What an acknowledged append survives; <see cref="Durability.Full"/> by default.</summary>
    public Durability Durability
    {
        get;
        init => field = value is Durability.Full or Durability.Relaxed
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Durability is Full or Relaxed.");
    }

    /// <summary>How large an append may be; <see cref="PageLimits.Default"/> by default.</summary>
    public PageLimits Limits { get; init; } = PageLimits.Default;

    /// <summary>
    /// How large an append in the file may be for this host to read it; <see cref="ReaderLimits.Default"/>, which is all that any host can
    /// write, by default. Not lower than <see cref="Limits"/>.
    /// </summary>
    public ReaderLimits ReaderLimits { get; init; } = ReaderLimits.Default;

    /// <summary>
    /// Whether a file on a network file system (NFS, SMB, 9p, sshfs, a mapped drive) is opened; <see langword="false"/> by default, and then it is refused. There
    /// SQLite's locks are often not kept, and machines don't share memory: two that write at once damage the file, and a power cut may take what was acknowledged.
    /// It can go well as long as one process alone, on one machine, ever opens the file.
    /// </summary>
    public bool RiskNetworkFileSystem { get; init; }

    /// <summary>
    /// How long an append waits while another process writes to the same file: 0 to one hour; the default is 10 seconds. Processes take
    /// turns within milliseconds; only one that holds a transaction open makes others wait longer.
    /// </summary>
    public TimeSpan BusyTimeout
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= TimeSpan.FromHours(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The busy timeout is 0 to one hour.");
    } = TimeSpan.FromSeconds(10);
}
