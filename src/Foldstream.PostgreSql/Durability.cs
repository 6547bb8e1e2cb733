namespace Foldstream.PostgreSql;

/// <summary>What an acknowledged append survives.</summary>
public enum Durability
{
    /// <summary>
    /// A crash of the process, of the server, and a power cut: the server's log was on its disk before the append was acknowledged, and with
    /// synchronous replication on the standbys' (<c>synchronous_commit=on</c>, whatever the server, the database or the role says).
    /// <c>remote_apply</c> is stricter and stays as it is.
    /// </summary>
    Full = 0,

    /// <summary>
    /// A crash of the process, but not of the server: that may lose the newest acknowledged appends of about half a second
    /// (<c>synchronous_commit=off</c>). What is lost is always the newest, never a hole. A process that saw a lost append stops with a
    /// <see cref="StoreUnusableException"/>, since positions that it knows would be given again.
    /// </summary>
    Relaxed = 1,
}
