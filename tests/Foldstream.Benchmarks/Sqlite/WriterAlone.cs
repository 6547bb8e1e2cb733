using Foldstream.Sqlite;
using Foldstream.Stores;

namespace Foldstream.Benchmarks.Sqlite;

/// <summary>The statements with which Foldstream's store writes, run by one thread that knows beforehand what it commits together.</summary>
internal sealed class WriterAlone : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin, _commit;
    private readonly UnitWriter _units;

    public WriterAlone(string path)
    {
        _connection = StoreFile.Open(path, new SqliteOptions());
        _begin = _connection.Prepare("BEGIN IMMEDIATE");
        _commit = _connection.Prepare("COMMIT");
        _units = new UnitWriter(_connection, path);
        _units.ReadNewTypes();
    }

    /// <summary>Writes appends in one commit.</summary>
    public void Write(List<StreamAppend> appends)
    {
        _begin.Run();
        _units.Begin();
        foreach (StreamAppend append in appends)
        {
            _ = _units.Write(new PendingUnit([append], []));
        }

        _units.End();
        _commit.Run();
    }

    public void Dispose() => _connection.Dispose();
}
