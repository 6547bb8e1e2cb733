namespace Foldstream.Sqlite;

/// <summary>
/// Where the appends of a row lie in the store, as <c>positions</c> says it: the truth about a row whose own bytes are damaged. It walks that whole table, which
/// only damage is worth.
/// </summary>
internal sealed class RowMap(SqliteConnection connection)
{
    private readonly SqliteStatement _places = connection.Prepare("""
        SELECT p.position, coalesce((SELECT min(n.position) FROM positions n WHERE n.position > p.position), (SELECT position + 1 FROM head))
        FROM positions p WHERE p.pages_id = ?1 ORDER BY p.position
        """);

    /// <summary>The appends of a row in order: the position of the first event, and how many there are.</summary>
    public List<(long Position, int Count)> Of(long row)
    {
        List<(long, int)> places = [];
        _places.Bind(1, row);
        try
        {
            while (_places.Step())
            {
                long position = _places.Int64(0);
                places.Add((position, (int)Math.Clamp(_places.Int64(1) - position, 1, int.MaxValue)));
            }
        }
        finally
        {
            _places.Reset();
        }

        return places;
    }
}
