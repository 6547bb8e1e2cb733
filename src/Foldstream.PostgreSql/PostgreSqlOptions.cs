using Foldstream.Events;
using Foldstream.Pages;

namespace Foldstream.PostgreSql;

/// <summary>How a <see cref="PostgreSqlEventStore"/> works.</summary>
public sealed record PostgreSqlOptions
{
    /// <summary>The schema that holds the store's tables and functions: <c>[A-Za-z_][A-Za-z0-9_-]{0,62}</c>; the default is <c>foldstream</c>.</summary>
    /// <remarks>Several stores may share a database, each in a schema of its own.</remarks>
    public string Schema { get; init => field = SchemaName.Check(value); } = PostgreSqlSchema.DefaultName;

    /// <summary>
    /// Whether opening creates the schema and brings an older one up to date; <see langword="true"/> by default. Otherwise a store whose
    /// schema is missing or old does not open, and the message says what to run. A schema that is current is never touched, so a role
    /// that may not create anything opens the store either way.
    /// </summary>
    public bool ManagesSchema { get; init; } = true;

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
    /// How large an append in the store may be for this host to read it; <see cref="ReaderLimits.Default"/>, which is all that any host can
    /// write, by default. Not lower than <see cref="Limits"/>.
    /// </summary>
    public ReaderLimits ReaderLimits { get; init; } = ReaderLimits.Default;

    /// <summary>
    /// How long a batch of appends waits for those of other processes: 1 ms to one hour; the default is 10 seconds. They take turns within
    /// milliseconds; only who holds a transaction open makes others wait longer. After it, or after <see cref="StatementTimeout"/> if that is shorter, nothing was written.
    /// </summary>
    public TimeSpan LockTimeout { get; init => field = InRange(value, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(10);

    /// <summary>How long the server works on one statement before it gives up: 1 ms to one hour; the default is 30 seconds.</summary>
    public TimeSpan StatementTimeout { get; init => field = InRange(value, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the outcome of appends is looked for whose connection was lost: 0 to one hour; the default is 15 seconds. Then they end with
    /// an <see cref="AppendOutcomeUnknownException"/>.
    /// </summary>
    public TimeSpan OutcomeTimeout { get; init => field = InRange(value, TimeSpan.Zero, TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How often a process that waits for events looks for those of other processes: 10 ms to one minute; the default is 100 ms. One look
    /// reads one row, for all who wait in the process. Its own appends wake at once.
    /// </summary>
    public TimeSpan PollInterval { get; init => field = InRange(value, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1)); } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Whether processes tell each other of commits by NOTIFY, so that who waits for events looks at once and not at the next <see cref="PollInterval"/>; <see langword="false"/> by default.
    /// A process tells behind its commits, many of them by one notification, and listens over one more connection from when somebody first waits.
    /// </summary>
    /// <remarks>
    /// It only saves time: looking goes on, and finds what no notification came for. So it may be set in some processes and not in others, and with it <see cref="PollInterval"/> may be long.
    /// Behind a proxy such as PgBouncer a process tells and does not listen; <see cref="PostgreSqlEventStore.ListensForCommits"/> says so.
    /// </remarks>
    public bool NotifiesOfCommits { get; init; }

    /// <summary>
    /// Whether statements are prepared on the server; <see langword="null"/>, the default, finds out: they are where a connection leads to
    /// the server itself, and are not where a proxy such as PgBouncer stands between, which may hand each transaction to another server connection.
    /// </summary>
    public bool? PreparesStatements { get; init; }

    private static TimeSpan InRange(TimeSpan value, TimeSpan least, TimeSpan most)
        => value >= least && value <= most ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"The time is from {least} to {most}.");
}
