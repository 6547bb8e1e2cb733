using Npgsql;

namespace Foldstream.PostgreSql;

/// <summary>Brings a schema to the step that this build works with, or says why not.</summary>
internal static class SchemaSetup
{
    /// <exception cref="StoreUnusableException">The schema is missing or old and not to be changed, is newer than this build, or belongs to something else.</exception>
    public static async ValueTask CreateOrCheckAsync(NpgsqlConnection connection, PostgreSqlOptions options, string location, SqlCalls calls)
    {
        int step = await StepAsync(connection, options.Schema, location, calls).ConfigureAwait(false);
        if (step > PostgreSqlSchema.CurrentStep)
        {
            throw new StoreUnusableException(location,
                $"The schema is at step {step}, and this build knows {PostgreSqlSchema.CurrentStep}. A newer version of Foldstream made it; update this one.");
        }

        if (step == PostgreSqlSchema.CurrentStep)
        {
            return;
        }

        if (step is > 0 and < SchemaSteps.First)
        {
            throw new StoreUnusableException(location, $"The schema is at step {step}, which a build from before the first release made. No step leads on from it: "
                + "take what is needed out of it with that build (ExportAsync), and drop it, or give the store another schema.");
        }

        if (!options.ManagesSchema)
        {
            throw new StoreUnusableException(location, (step == 0 ? "There is no store in this schema" : $"The schema is at step {step}, and this build needs {PostgreSqlSchema.CurrentStep}")
                + $". Run what PostgreSqlSchema.Script(\"{options.Schema}\") gives, or set {nameof(PostgreSqlOptions.ManagesSchema)}.");
        }

        try
        {
            await calls.RunAsync(connection, PostgreSqlSchema.Script(options.Schema)).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StoreUnusableException(location, $"The schema is to be made, and the role may not do that ({e.MessageText}). Let a role that may run what "
                + $"PostgreSqlSchema.Script(\"{options.Schema}\") and PostgreSqlSchema.WriterGrants(...) give.", e);
        }
    }

    private static async ValueTask<int> StepAsync(NpgsqlConnection connection, string schema, string location, SqlCalls calls)
    {
        // Three answers: no schema, one of something else, or the table of steps, which the role may not be able to read.
        string name = SchemaName.Literal(schema), quoted = SchemaName.Quote(schema);
        object[] found = await calls.RowAsync(connection, $"""
            SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = {name}),
                EXISTS (SELECT FROM pg_catalog.pg_tables WHERE schemaname = {name} AND tablename = 'schema_steps'),
                EXISTS (SELECT FROM pg_catalog.pg_tables WHERE schemaname = {name} AND tablename IN ('streams', 'pages', 'head', 'store', 'event_types', 'snapshots'))
            """).ConfigureAwait(false);
        if (!(bool)found[0])
        {
            return 0;
        }

        if (!(bool)found[1])
        {
            return (bool)found[2]
                ? throw new StoreUnusableException(location, "The schema has tables of something else. Nothing was written to it. Give the store a schema of its own.")
                : 0;
        }

        try
        {
            return (int)(await calls.RowAsync(connection, $"SELECT coalesce(max(step), 0) FROM {quoted}.schema_steps").ConfigureAwait(false))[0];
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StoreUnusableException(location, $"The role may not use the schema ({e.MessageText}). Grant it what PostgreSqlSchema.WriterGrants(...) gives.", e);
        }
    }
}
