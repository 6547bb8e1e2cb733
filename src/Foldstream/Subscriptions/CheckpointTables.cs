namespace Foldstream.Subscriptions;

/// <summary>The tables of checkpoints, in the SQL that SQLite and PostgreSQL share. Times are milliseconds since 1970 in UTC, ids 32 hexadecimal digits.</summary>
internal static class CheckpointTables
{
    /// <summary>The statements that make the tables unless they are there.</summary>
    /// <param name="table">A table's name as it stands in SQL.</param>
    /// <param name="identity">The type of a key that the database counts up.</param>
    public static string Script(Func<string, string> table, string identity) => $"""
        CREATE TABLE IF NOT EXISTS {table("subscriptions")} (
            name text NOT NULL PRIMARY KEY, shards integer NOT NULL, store_id text NOT NULL, created bigint NOT NULL);
        CREATE TABLE IF NOT EXISTS {table("subscription_shards")} (
            subscription text NOT NULL, shard integer NOT NULL, position bigint NOT NULL, epoch bigint NOT NULL,
            worker text, anchor_position bigint NOT NULL, anchor_append text NOT NULL,
            PRIMARY KEY (subscription, shard));
        CREATE TABLE IF NOT EXISTS {table("subscription_workers")} (
            subscription text NOT NULL, worker text NOT NULL, until bigint NOT NULL,
            PRIMARY KEY (subscription, worker));
        CREATE TABLE IF NOT EXISTS {table("parked_streams")} (
            subscription text NOT NULL, tenant text NOT NULL, category text NOT NULL, key text NOT NULL,
            shard integer NOT NULL, version bigint NOT NULL, position bigint NOT NULL, event_name text NOT NULL, error text NOT NULL,
            attempts integer NOT NULL, parked bigint NOT NULL, decision integer NOT NULL, actor text NOT NULL, reason text NOT NULL, decided bigint NOT NULL,
            PRIMARY KEY (subscription, tenant, category, key));
        CREATE TABLE IF NOT EXISTS {table("subscription_decisions")} (
            id {identity}, subscription text NOT NULL, kind integer NOT NULL, tenant text NOT NULL, category text NOT NULL, key text NOT NULL,
            version bigint NOT NULL, position bigint NOT NULL, actor text NOT NULL, reason text NOT NULL, time bigint NOT NULL);
        """;
}
