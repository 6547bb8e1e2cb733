namespace Foldstream.Sqlite.Tests;

/// <summary>Tests with one file in a folder of their own.</summary>
public abstract class SqliteTestFile : IDisposable
{
    private readonly TempFolder _folder = new();

    private protected string Folder => _folder.Path;

    private protected string Db => _folder.File("orders.db");

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected string FileOf(string name) => _folder.File(name);
}
