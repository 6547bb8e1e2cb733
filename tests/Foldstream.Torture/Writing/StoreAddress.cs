using Foldstream.PostgreSql;
using Foldstream.Sqlite;
using Foldstream.Stores;
using Foldstream.Torture.Planted;
using Foldstream.Torture.Storms;

namespace Foldstream.Torture.Writing;

/// <summary>Where a store is, as one process tells another.</summary>
/// <param name="Kind">Which store.</param>
/// <param name="Place">The file, or the connection string.</param>
/// <param name="Schema">The schema in the database.</param>
/// <param name="IsRelaxed">Whether its durability is relaxed.</param>
internal sealed record StoreAddress(StoreKind Kind, string Place, string Schema = "", bool IsRelaxed = false)
{
    /// <summary>How long a store in PostgreSQL looks for the outcome of an append whose connection was lost.</summary>
    public TimeSpan OutcomeTimeout { get; init; } = TimeSpan.FromSeconds(15);

    public async ValueTask<IEventStore> OpenAsync(Plant plant = Plant.None)
    {
        IEventStore store = Kind == StoreKind.Sqlite
            ? SqliteEventStore.Open(Place, new SqliteOptions { Durability = IsRelaxed ? Sqlite.Durability.Relaxed : Sqlite.Durability.Full })
            : await PostgreSqlEventStore.OpenAsync(Place, new PostgreSqlOptions
            {
                Schema = Schema, Durability = IsRelaxed ? PostgreSql.Durability.Relaxed : PostgreSql.Durability.Full, OutcomeTimeout = OutcomeTimeout,
            });
        return FaultyStore.Around(store, plant);
    }
}
