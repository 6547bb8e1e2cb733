using System.Data.Common;
using Foldstream.Stores;

namespace Foldstream.Subscriptions;

/// <summary>Parked streams as rows.</summary>
internal static class ParkedRows
{
    public const string Columns = "tenant, category, key, shard, version, position, event_name, error, attempts, parked, decision, actor, reason, decided";

    public static Parking Read(DbDataReader reader)
        => new(new StreamId(reader.GetString(0), reader.GetString(1), reader.GetString(2)), reader.GetInt32(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetString(6), reader.GetString(7),
            reader.GetInt32(8), ToTime(reader.GetInt64(9)))
        {
            Decision = (ParkedDecision)reader.GetInt32(10),
            DecidedBy = reader.GetString(11).Length == 0 ? null : new Audit(reader.GetString(11), reader.GetString(12), ToTime(reader.GetInt64(13))),
        };

    public static DbCommandText Upsert(string table, string subscription, Parking parked)
        => new DbCommandText($"""
            INSERT INTO {table} (subscription, {Columns})
                VALUES (@name, @tenant, @category, @key, @shard, @version, @position, @event, @error, @attempts, @parked, @decision, @actor, @reason, @time)
                ON CONFLICT (subscription, tenant, category, key) DO UPDATE SET version = excluded.version, position = excluded.position, event_name = excluded.event_name,
                    error = excluded.error, attempts = excluded.attempts, parked = excluded.parked, decision = excluded.decision, actor = excluded.actor,
                    reason = excluded.reason, decided = excluded.decided
            """).With("@name", subscription).With(parked.Stream).With("@shard", parked.Shard).With("@version", parked.Version).With("@position", parked.Position)
            .With("@event", parked.EventName).With("@error", parked.Error).With("@attempts", parked.Attempts).With("@parked", ToMilliseconds(parked.ParkedAt))
            .With("@decision", (int)parked.Decision).With(parked.DecidedBy);

    public static DbCommandText Delete(string table, string subscription, StreamId stream)
        => new DbCommandText($"DELETE FROM {table} WHERE subscription = @name AND tenant = @tenant AND category = @category AND key = @key").With("@name", subscription).With(stream);

    public static long ToMilliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTimeOffset ToTime(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
