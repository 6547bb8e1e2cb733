using System.Collections.Concurrent;
using Npgsql;

namespace Foldstream.PostgreSql;

/// <summary>The names of streams by the ids that pages say them by.</summary>
internal sealed class StreamNames(string location)
{
    private readonly ConcurrentDictionary<long, StreamName> _names = new();

    /// <summary>The stream of the row that a reader is at.</summary>
    /// <param name="reader">The reader, with the stream behind the columns of the page.</param>
    /// <param name="position">The page's position.</param>
    /// <exception cref="StoreUnusableException">The store lacks the stream.</exception>
    public StreamName Of(NpgsqlDataReader reader, long position)
    {
        long id = reader.GetInt64(PageRow.NextColumn);
        if (_names.TryGetValue(id, out StreamName? known))
        {
            return known;
        }

        if (reader.IsDBNull(PageRow.NextColumn + 1))
        {
            throw Damaged($"the page at position {position} belongs to a stream that it lacks");
        }

        StreamName name;
        try
        {
            name = new StreamName(new StreamId(reader.GetString(PageRow.NextColumn + 1), reader.GetString(PageRow.NextColumn + 2), reader.GetString(PageRow.NextColumn + 3)));
        }
        catch (ArgumentException)
        {
            throw Damaged($"the stream of the page at position {position} has an impossible name");
        }

        StreamName.Remember(_names, id, name);
        return name;
    }

    public StoreUnusableException Missing(long position) => Damaged($"the page at position {position} is missing, although the log goes on to it");

    public StoreUnusableException Damaged(string fault) => new(location, $"The database is damaged: {fault}. Nothing was skipped. Restore it from a backup.");
}
