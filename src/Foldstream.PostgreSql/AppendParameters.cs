using Npgsql;
using NpgsqlTypes;
using static Foldstream.PostgreSql.Statements;

namespace Foldstream.PostgreSql;

/// <summary>The parameters of the functions that append.</summary>
internal static class AppendParameters
{
    /// <summary>A batch as parameters.</summary>
    /// <param name="floor">The head that this process has seen: the server's is not before it.</param>
    /// <param name="number">The batch's number, which each of its pages gets.</param>
    /// <param name="options">How the store works.</param>
    /// <param name="batch">The batch, whose lists the parameters refer to.</param>
    public static NpgsqlParameter[] Of(NpgsqlParameter<long> floor, NpgsqlParameter<int> number, PostgreSqlOptions options, AppendBatch batch) => Of(floor, number, options,
    [
        Array(batch.Tenants, NpgsqlDbType.Text), Array(batch.Categories, NpgsqlDbType.Text), Array(batch.Keys, NpgsqlDbType.Text),
        Array(batch.Units, NpgsqlDbType.Integer), Array(batch.Streams, NpgsqlDbType.Integer), Array(batch.Lowest, NpgsqlDbType.Bigint),
        Array(batch.Highest, NpgsqlDbType.Bigint), Array(batch.Counts, NpgsqlDbType.Integer), Array(batch.AppendIds, NpgsqlDbType.Uuid),
        Array(batch.Times, NpgsqlDbType.Bigint), Array(batch.Metadata, NpgsqlDbType.Bytea), Array(batch.Pages, NpgsqlDbType.Bytea),
    ]);

    /// <summary>The parameters that all of them begin and end with, around those that say what is appended.</summary>
    public static NpgsqlParameter[] Of(NpgsqlParameter<long> floor, NpgsqlParameter<int> number, PostgreSqlOptions options, NpgsqlParameter[] appends) =>
    [
        floor, Value(options.Durability == Durability.Relaxed ? "off" : "on", NpgsqlDbType.Text),

        // Locks are all that the function can wait for long, and it bounds that itself: that saves a statement per batch.
        Value(Milliseconds(options.LockTimeout < options.StatementTimeout ? options.LockTimeout : options.StatementTimeout), NpgsqlDbType.Text), .. appends, number,
    ];

    private static NpgsqlParameter<List<T>> Array<T>(List<T> values, NpgsqlDbType type) => Value(values, NpgsqlDbType.Array | type);
}
