using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Sqlite;

/// <summary>How the rows of <c>event_types</c> become a table of event types.</summary>
internal static class EventTypeRows
{
    /// <summary>The rows from an id on.</summary>
    public const string Select = "SELECT id, name, schema_version, shape FROM event_types WHERE id >= ?1 ORDER BY id";

    /// <summary>A table with the rows that it lacks; the table itself when it lacks none.</summary>
    /// <exception cref="StoreUnusableException">A row is impossible.</exception>
    public static EventTypeTable Read(SqliteStatement select, EventTypeTable known, string location)
    {
        (ushort, EventType)[] added = [];
        int count = 0;
        select.Bind(1, known.Length);
        try
        {
            while (select.Step())
            {
                long id = select.Int64(0), schemaVersion = select.Int64(2);
                if (id is < 1 or > EventTypeTable.MaxId || schemaVersion is < 1 or > int.MaxValue || select.Text(1) is not { Length: > 0 } name
                    || select.Text(3) is not { } shape)
                {
                    throw new StoreUnusableException(location, $"The database is damaged: its event type {id} is impossible. Restore it from a backup.");
                }

                if (count == added.Length)
                {
                    Array.Resize(ref added, Math.Max(16, count * 2));
                }

                added[count++] = ((ushort)id, new EventType(name, (int)schemaVersion, shape));
            }
        }
        finally
        {
            select.Reset();
        }

        return count == 0 ? known : known.With(added.AsSpan(0, count));
    }
}
