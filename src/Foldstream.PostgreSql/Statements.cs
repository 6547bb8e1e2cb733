using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Foldstream.PostgreSql;

/// <summary>The statements of a store, which name its schema. None leaves anything in the session, so that each may run in another one.</summary>
internal sealed class Statements
{
    private const string SelectPage = "p.position, p.version, p.count, p.append_id, p.time, p.metadata, p.page, s.state";
    private const string OfStream = "WHERE s.tenant = $1 AND s.category = $2 AND s.key = $3";

    private readonly bool _setsIsolation;

    /// <param name="schema">The schema's name.</param>
    /// <param name="setsIsolation">Whether transactions are READ COMMITTED only when told so: the function looks anew after it has waited.</param>
    public Statements(string schema, bool setsIsolation)
    {
        string s = SchemaName.Quote(schema);
        _setsIsolation = setsIsolation;
        Append = $"SELECT o_head, o_positions, o_versions FROM {s}.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
        AppendOne = $"SELECT o_head, o_positions, o_versions FROM {s}.append_one($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
        AppendInTransaction = $"SELECT o_head, o_positions, o_versions FROM {s}.append_in_transaction($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
        Intern = $"SELECT {s}.intern($1, $2, $3)";
        KeepSnapshot = $"SELECT true FROM {s}.keep_snapshot($1, $2, $3, $4, $5, $6, $7)";
        Head = $"SELECT position FROM {s}.head WHERE id = 1";
        Types = $"SELECT id, name, schema_version, shape FROM {s}.event_types WHERE id >= $1 ORDER BY id";
        ChangeStream = $"SELECT {s}.change_stream($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
        Erase = $"SELECT {s}.erase_deleted($1, $2, $3, $4, $5)";
        Confirm = $"SELECT true FROM {s}.begin_change($1)";
        SetEventsAside = $"SELECT {s}.set_events_aside($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        TakeBack = $"SELECT {s}.take_back($1, $2, $3, $4, $5, $6)";
        FindAppend = $"SELECT {SelectPage}, p.batch FROM {s}.streams s JOIN {s}.pages p ON p.stream_id = s.id AND p.append_id = $4 {OfStream} AND s.state < 2";
        FindSnapshot = $"SELECT n.version, n.snapshot FROM {s}.streams s JOIN {s}.snapshots n ON n.stream_id = s.id AND n.fingerprint = $4 {OfStream} AND n.version <= $5";

        // One statement gives the version and the pages: one look at the store. LIMIT lets the reading end early, and keeps the plan on the index.
        Forward = $"""
            SELECT {SelectPage}, s.version FROM {s}.streams s LEFT JOIN LATERAL (
                SELECT * FROM {s}.pages p
                WHERE p.stream_id = s.id AND p.version >= coalesce((SELECT max(q.version) FROM {s}.pages q WHERE q.stream_id = s.id AND q.version <= $4), 0)
                ORDER BY p.version LIMIT $5) p ON true
            {OfStream}
            """;
        Backward = $"""
            SELECT {SelectPage}, s.version FROM {s}.streams s LEFT JOIN LATERAL (
                SELECT * FROM {s}.pages p WHERE p.stream_id = s.id AND p.version <= $4 ORDER BY p.version DESC LIMIT $5) p ON true
            {OfStream}
            """;

        // Nested loops keep the order of what is outside, and nothing else is possible here: so no page is sorted.
        Streams = $"""
            SELECT {SelectPage}, s.version, n.place::integer
            FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS n (tenant, category, key, from_version, place)
            CROSS JOIN LATERAL (SELECT t.id, t.version, t.state FROM {s}.streams t WHERE t.tenant = n.tenant AND t.category = n.category AND t.key = n.key LIMIT 1) s
            LEFT JOIN LATERAL (
                SELECT * FROM {s}.pages p
                WHERE p.stream_id = s.id AND p.version >= CASE WHEN n.from_version <= 1 THEN 0
                    ELSE coalesce((SELECT max(q.version) FROM {s}.pages q WHERE q.stream_id = s.id AND q.version <= n.from_version), 0) END
                ORDER BY p.version OFFSET 0) p ON true
            ORDER BY n.place
            """;
        Log = $"""
            SELECT {SelectPage}, p.stream_id, s.tenant, s.category, s.key FROM (
                SELECT * FROM {s}.pages p
                WHERE p.position >= coalesce((SELECT max(q.position) FROM {s}.pages q WHERE q.position BETWEEN 1 AND $1), 1)
                ORDER BY p.position LIMIT $2) p
            LEFT JOIN LATERAL (SELECT * FROM {s}.streams t WHERE t.id = p.stream_id LIMIT 1) s ON true
            ORDER BY p.position
            """;

        // The pages of a window, and what all of its rows add up to: those that are left out can't be missing unnoticed.
        LogOf = $"""
            SELECT {SelectPage}, p.stream_id, s.tenant, s.category, s.key FROM (
                SELECT * FROM {s}.pages p
                WHERE p.position >= coalesce((SELECT max(q.position) FROM {s}.pages q WHERE q.position BETWEEN 1 AND $1), 1) AND p.position <= $2
                ORDER BY p.position OFFSET 0) p
            CROSS JOIN LATERAL (SELECT * FROM {s}.streams t WHERE t.id = p.stream_id LIMIT 1) s
            WHERE ($3::text IS NULL OR s.tenant = $3) AND ($4::text[] IS NULL OR s.category = ANY ($4))
            ORDER BY p.position
            """;
        LogSum = $"""
            SELECT coalesce(min(p.position), 0), coalesce(sum(p.count), 0)::bigint, coalesce(max(p.position + p.count), 0), count(*) FILTER (WHERE s.id IS NULL) FROM {s}.pages p
            LEFT JOIN {s}.streams s ON s.id = p.stream_id
            WHERE p.position >= coalesce((SELECT max(q.position) FROM {s}.pages q WHERE q.position BETWEEN 1 AND $1), 1) AND p.position <= $2
            """;
        PageAt = $"""
            SELECT {SelectPage}, p.stream_id, s.tenant, s.category, s.key FROM (SELECT * FROM {s}.pages p WHERE p.position <= $1 ORDER BY p.position DESC LIMIT 1) p
            LEFT JOIN LATERAL (SELECT * FROM {s}.streams t WHERE t.id = p.stream_id LIMIT 1) s ON true
            """;
        string streams = $"""
            SELECT s.tenant, s.category, s.key, s.version, s.state, c.metadata, c.revision, c.actor, c.reason, c.time, c.id
            FROM {s}.streams s LEFT JOIN LATERAL (SELECT * FROM {s}.stream_changes c WHERE c.stream_id = s.id ORDER BY c.id DESC LIMIT 1) c ON true
            """;
        FindStream = $"{streams} {OfStream}";

        // Names are compared byte for byte, since their columns say so.
        ListStreams = $"""
            {streams} WHERE (s.tenant, s.category, s.key) > ($1, $2, $3) AND ($4::text IS NULL OR s.tenant = $4) AND ($5::text IS NULL OR s.category = $5)
            ORDER BY s.tenant, s.category, s.key LIMIT $6
            """;
        FindAudit = $"""
            SELECT c.actor, c.reason, c.time FROM {s}.streams s JOIN {s}.stream_changes c ON c.stream_id = s.id
            {OfStream} AND c.state = $4 ORDER BY c.id DESC LIMIT 1
            """;
        SetAside = $"""
            SELECT s.tenant, s.category, s.key, a.version, a.position, a.count, a.actor, a.reason, a.time, a.back_actor, a.back_reason, a.back_time, a.id
            FROM {s}.set_aside a JOIN {s}.streams s ON s.id = a.stream_id ORDER BY a.id
            """;

        // What a deletion left of an append has no id any more.
        AppendAt = $"SELECT p.append_id FROM {s}.pages p WHERE p.position <= $1 ORDER BY p.position DESC LIMIT 1";
        StoreId = $"SELECT store_id FROM {s}.store WHERE id = 1";
    }

    public string Append { get; }

    /// <summary>The same for one append.</summary>
    public string AppendOne { get; }

    public string AppendInTransaction { get; }

    public string Intern { get; }

    public string KeepSnapshot { get; }

    public string Head { get; }

    public string Types { get; }

    public string ChangeStream { get; }

    /// <summary>Empties rows of a deleted stream.</summary>
    public string Erase { get; }

    /// <summary>A commit that changes nothing: behind it, all that was seen before is as durable as a change.</summary>
    public string Confirm { get; }

    public string SetEventsAside { get; }

    public string TakeBack { get; }

    public string FindAppend { get; }

    public string FindSnapshot { get; }

    public string Forward { get; }

    public string Backward { get; }

    public string Streams { get; }

    public string Log { get; }

    public string LogOf { get; }

    public string LogSum { get; }

    public string PageAt { get; }

    public string FindStream { get; }

    public string ListStreams { get; }

    public string FindAudit { get; }

    public string SetAside { get; }

    public string AppendAt { get; }

    public string StoreId { get; }

    public static NpgsqlParameter<T> Value<T>(T value, NpgsqlDbType type) => new() { TypedValue = value, NpgsqlDbType = type };

    public static NpgsqlParameter ValueOrNull(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    /// <summary>A batch that is one transaction and one trip, READ COMMITTED whatever the role's transactions are.</summary>
    public NpgsqlBatch Plain(NpgsqlConnection connection, TimeSpan statementTimeout)
    {
        NpgsqlBatch batch = new(connection) { Timeout = ClientTimeout(statementTimeout) };
        if (_setsIsolation)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SET TRANSACTION ISOLATION LEVEL READ COMMITTED"));
        }

        return batch;
    }

    /// <summary>The same, and it begins with what holds for that transaction alone.</summary>
    public NpgsqlBatch Batch(NpgsqlConnection connection, TimeSpan statementTimeout, TimeSpan? lockTimeout = null)
    {
        // Compiling a plan takes longer than these statements do.
        NpgsqlBatch batch = Plain(connection, statementTimeout);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT set_config('statement_timeout', $1, true), set_config('lock_timeout', $2, true), set_config('jit', 'off', true)")
        {
            Parameters = { Value(Milliseconds(statementTimeout), NpgsqlDbType.Text), Value(Milliseconds(lockTimeout ?? statementTimeout), NpgsqlDbType.Text) },
        });
        return batch;
    }

    /// <summary>How long the client waits: somewhat longer than the server works, so that a server that answers does so itself. In seconds.</summary>
    public static int ClientTimeout(TimeSpan statementTimeout) => (int)Math.Ceiling(statementTimeout.TotalSeconds) + 5;

    /// <summary>A time as the server takes it.</summary>
    public static string Milliseconds(TimeSpan time) => Math.Max(1, (long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
