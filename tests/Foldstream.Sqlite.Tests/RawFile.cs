using SQLitePCL;

namespace Foldstream.Sqlite.Tests;

/// <summary>Looks into a store's file, and damages it, past the store.</summary>
internal static class RawFile
{
    public static SqliteConnection Open(string file)
    {
        SqliteLibrary.Require(file);
        return SqliteConnection.Open(file, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
    }

    public static void Execute(string file, string sql)
    {
        using SqliteConnection connection = Open(file);
        connection.Execute(sql);
    }

    public static string Query(string file, string sql)
    {
        using SqliteConnection connection = Open(file);
        return connection.QueryText(sql);
    }

    /// <summary>Flips one bit of the page at a position.</summary>
    public static void FlipBit(string file, long position, int bit)
    {
        using SqliteConnection connection = Open(file);
        using SqliteStatement select = connection.PrepareOnce("SELECT page FROM pages WHERE position = ?1");
        select.Bind(1, position);
        Assert.True(select.Step());
        byte[] page = select.Blob(0).ToArray();
        select.Reset();
        page[bit / 8] ^= (byte)(1 << (bit % 8));
        using SqliteStatement update = connection.PrepareOnce("UPDATE pages SET page = ?2 WHERE position = ?1");
        update.Bind(1, position);
        update.Bind(2, page);
        update.Run();
    }

    public static int PageSize(string file, long position)
        => int.Parse(Query(file, $"SELECT length(page) FROM pages WHERE position = {position}"), System.Globalization.CultureInfo.InvariantCulture);
}
