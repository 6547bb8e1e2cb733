namespace Foldstream.Sqlite;

/// <summary>
/// Empties the WAL where that is owed: since deleted bytes stand in it, or since it has grown far behind a reader. It can't be emptied as long as anybody
/// reads what was before. Then it is tried again, on the writer's thread and at a pace that no append notices, until it is done.
/// </summary>
/// <param name="connection">The writer's connection.</param>
/// <param name="location">The file.</param>
/// <param name="letReadersGo">Lets go what this process keeps open for the sake of speed alone.</param>
internal sealed class OwedTruncation(SqliteConnection connection, string location, Action letReadersGo)
{
    /// <summary>A WAL beyond it is emptied: 64 MiB.</summary>
    public const long MostBytes = StoreFile.WalSizeLimit;

    private const int LookMilliseconds = 100, FirstPauseMilliseconds = 20, LongestPauseMilliseconds = 1_000, LastMilliseconds = 1_000;

    // Readers that hand out short streams end within it. Appends wait meanwhile, which the pauses make seldom.
    private static readonly TimeSpan ForReaders = TimeSpan.FromMilliseconds(10);

    private long _nextLook, _due;
    private int _pause;

    /// <summary>Whether the WAL is still to be emptied.</summary>
    public bool IsOwed { get; private set; }

    /// <summary>How many milliseconds there are until <see cref="Continue"/> has something to do; <see cref="Timeout.Infinite"/> when nothing is owed.</summary>
    public int UntilDue => IsOwed ? (int)Math.Clamp(_due - Environment.TickCount64, 1, LongestPauseMilliseconds) : Timeout.Infinite;

    /// <summary>Notes that the WAL is to be emptied, and tries it.</summary>
    public void Owe()
    {
        (IsOwed, _pause) = (true, FirstPauseMilliseconds);
        Try();
    }

    /// <summary>Owes it if a process that has ended left something in the WAL: what was deleted may stand in it.</summary>
    public void OweWhatWasLeft()
    {
        if (WalSize > 0)
        {
            Owe();
        }
    }

    /// <summary>Tries again when it is time, and looks now and then whether the WAL has grown too far.</summary>
    public void Continue()
    {
        long now = Environment.TickCount64;
        if (IsOwed)
        {
            if (now >= _due)
            {
                Try();
            }
        }
        else if (now >= _nextLook)
        {
            _nextLook = now + LookMilliseconds;
            if (WalSize > MostBytes)
            {
                Owe();
            }
        }
    }

    /// <summary>Empties the WAL before the connection is closed. Where that is owed, the last readers are waited for, a second at most; who opens the file next tries again.</summary>
    public void Finish()
    {
        Try();
        for (long begin = Environment.TickCount64; IsOwed && Environment.TickCount64 - begin < LastMilliseconds;)
        {
            Thread.Sleep(FirstPauseMilliseconds);
            Try();
        }
    }

    private long WalSize => new FileInfo(location + "-wal") is { Exists: true } wal ? wal.Length : 0;

    private void Try()
    {
        letReadersGo();
        connection.SetBusyTimeout(ForReaders);
        if (connection.TryCheckpoint())
        {
            IsOwed = false;
        }

        connection.SetBusyTimeout(TimeSpan.Zero);
        _due = Environment.TickCount64 + _pause;
        _pause = Math.Min(_pause * 2, LongestPauseMilliseconds);
    }
}
