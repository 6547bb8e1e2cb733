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

    /// <summary>How often a text stands in the files of the folder: the database, its WAL, and whatever else there is.</summary>
    private protected int CountInFiles(string text)
    {
        byte[] wanted = System.Text.Encoding.UTF8.GetBytes(text);
        int count = 0;
        foreach (string file in Directory.GetFiles(Folder))
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] bytes = new byte[stream.Length];
            int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            count += bytes.AsSpan(0, read).Count(wanted);
        }

        return count;
    }

    /// <summary>Waits until something is so, ten seconds at most.</summary>
    private protected static async Task BecomesTrueAsync(Func<bool> isSo, string what)
    {
        for (long begin = System.Diagnostics.Stopwatch.GetTimestamp(); !isSo();)
        {
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(10), what);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
