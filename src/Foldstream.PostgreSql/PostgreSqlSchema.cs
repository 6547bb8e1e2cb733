using System.Globalization;
using System.Text;

namespace Foldstream.PostgreSql;

/// <summary>The schema of a store as SQL, for those who run it themselves.</summary>
public static class PostgreSqlSchema
{
    /// <summary>The schema's name where none is given.</summary>
    public const string DefaultName = "foldstream";

    /// <summary>The step that this build's schema is at.</summary>
    public static int CurrentStep => SchemaSteps.First + SchemaSteps.All.Count - 1;

    /// <summary>
    /// The script that creates the schema, or brings an older one up to date: what opening a store with <see cref="PostgreSqlOptions.ManagesSchema"/> does.
    /// </summary>
    /// <remarks>
    /// It is one transaction. Steps that were taken are left out by the script itself, so it may be run again, and by two at once. Who runs it owns the tables; others
    /// need <see cref="WriterGrants"/> or <see cref="ReaderGrants"/>.
    /// </remarks>
    /// <param name="schema">The schema's name, as in <see cref="PostgreSqlOptions.Schema"/>.</param>
    /// <exception cref="ArgumentException">The name is not <c>[A-Za-z_][A-Za-z0-9_-]{0,62}</c>.</exception>
    public static string Script(string schema = DefaultName) => $"BEGIN;\n{Body(schema)}COMMIT;\n";

    /// <summary>The rights of a role that appends and reads. It can change or delete nothing that was written, nor close a stream.</summary>
    /// <param name="role">The role, which exists.</param>
    /// <param name="schema">The schema's name.</param>
    public static string WriterGrants(string role, string schema = DefaultName)
        => ReaderGrants(role, schema) + Execute(role, schema, "append", "append_one", "append_in_transaction", "intern", "keep_snapshot");

    /// <summary>
    /// The rights of a role that only appends, in transactions of its own: what the connection needs that is given to
    /// <see cref="PostgreSqlEventStore.AppendAndCommitAsync(Npgsql.NpgsqlTransaction, System.Collections.Immutable.ImmutableArray{Stores.StreamAppend}, System.Collections.Immutable.ImmutableArray{Stores.StreamCheck}, CancellationToken)"/>.
    /// The store's own connections need <see cref="WriterGrants"/>, which hold these.
    /// </summary>
    /// <param name="role">The role, which exists.</param>
    /// <param name="schema">The schema's name.</param>
    public static string TransactionGrants(string role, string schema = DefaultName)
        => Usage(role, schema) + Execute(role, schema, "append_in_transaction");

    /// <summary>The rights of a role that also closes and deletes streams, gives them metadata, and sets events aside.</summary>
    /// <param name="role">The role, which exists.</param>
    /// <param name="schema">The schema's name.</param>
    public static string AdminGrants(string role, string schema = DefaultName)
        => WriterGrants(role, schema) + Execute(role, schema, "begin_change", "change_stream", "erase_deleted", "set_events_aside", "take_back");

    /// <summary>The rights of a role that only reads.</summary>
    /// <param name="role">The role, which exists.</param>
    /// <param name="schema">The schema's name.</param>
    public static string ReaderGrants(string role, string schema = DefaultName)
        => Usage(role, schema) + $"""
        GRANT SELECT ON ALL TABLES IN SCHEMA {SchemaName.Quote(SchemaName.Check(schema))} TO {SchemaName.Quote(role)};

        """;

    /// <summary>The script without the transaction around it.</summary>
    internal static string Body(string schema)
    {
        string quoted = SchemaName.Quote(SchemaName.Check(schema));
        StringBuilder script = new();
        script.Append(CultureInfo.InvariantCulture, $"""
            SELECT pg_advisory_xact_lock(hashtextextended({SchemaName.Literal($"{schema}.schema")}, 0));
            CREATE SCHEMA IF NOT EXISTS {quoted};
            CREATE TABLE IF NOT EXISTS {quoted}.schema_steps (
                step integer PRIMARY KEY,
                taken_at timestamp with time zone NOT NULL DEFAULT now());

            DO $early$
            BEGIN
            IF EXISTS (SELECT FROM {quoted}.schema_steps WHERE step < {SchemaSteps.First}) THEN
            RAISE EXCEPTION 'A build from before the first release made this schema. No step leads on from it: drop it, or give the store another schema.';
            END IF;
            END
            $early$;

            """);
        for (int step = SchemaSteps.First; step <= CurrentStep; step++)
        {
            script.Append(CultureInfo.InvariantCulture, $"""

                DO $step$
                BEGIN
                IF NOT EXISTS (SELECT FROM {quoted}.schema_steps WHERE step = {step}) THEN
                {Named(SchemaSteps.All[step - SchemaSteps.First], schema)}INSERT INTO {quoted}.schema_steps (step) VALUES ({step});
                END IF;
                END
                $step$;

                """);
        }

        return script.ToString().ReplaceLineEndings("\n");
    }

    private static string Usage(string role, string schema) => $"GRANT USAGE ON SCHEMA {SchemaName.Quote(SchemaName.Check(schema))} TO {SchemaName.Quote(role)};\n";

    private static string Execute(string role, string schema, params string[] functions)
        => $"GRANT EXECUTE ON FUNCTION {string.Join(", ", functions.Select(function => $"{SchemaName.Quote(SchemaName.Check(schema))}.{function}"))} TO {SchemaName.Quote(role)};\n";

    private static string Named(string sql, string schema)
        => sql.Replace("@q", SchemaName.Literal($"{SchemaName.Quote(schema)}.streams_id_seq"), StringComparison.Ordinal)
            .Replace("@l", SchemaName.Literal($"{schema}.snapshots"), StringComparison.Ordinal)
            .Replace("@s", SchemaName.Quote(schema), StringComparison.Ordinal);
}
