using Foldstream.Sqlite;
using SQLitePCL;

namespace Foldstream.Benchmarks.Sqlite;

/// <summary>The floor of loading short streams: Foldstream's own statement is bound, stepped and reset for each of them, and nothing is done with its rows.</summary>
internal sealed class LookupsAlone : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin, _commit, _stream;

    public LookupsAlone(string path)
    {
        _connection = SqliteConnection.Open(path, raw.SQLITE_OPEN_READONLY);
        _connection.SetPragma(path, "cache_size", "-32768");
        _begin = _connection.Prepare("BEGIN");
        _commit = _connection.Prepare("COMMIT");
        _stream = _connection.Prepare(Reader.SelectStream);
    }

    /// <summary>Looks streams up, with a look at the file for each.</summary>
    public long Run(IEnumerable<StreamId> streams) => streams.Sum(Size);

    /// <summary>The same in one transaction.</summary>
    public long RunTogether(IEnumerable<StreamId> streams)
    {
        _begin.Run();
        long size = Run(streams);
        _commit.Run();
        return size;
    }

    public void Dispose() => _connection.Dispose();

    private long Size(StreamId stream)
    {
        long size = 0;
        _stream.Bind(in stream);
        while (_stream.Step())
        {
            size += _stream.Blob(Reader.AppendsColumn).Length;
        }

        _stream.Reset();
        return size;
    }
}
