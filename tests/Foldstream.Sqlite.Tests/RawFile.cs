using System.Globalization;
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

    /// <summary>Puts other bytes in the place of some of a row's.</summary>
    public static void Replace(string file, long rowId, Range range, ReadOnlySpan<byte> bytes)
    {
        using SqliteConnection connection = Open(file);
        using SqliteStatement select = connection.PrepareOnce("SELECT appends FROM pages WHERE id = ?1");
        select.Bind(1, rowId);
        Assert.True(select.Step());
        byte[] row = select.Blob(0).ToArray();
        select.Reset();
        using SqliteStatement update = connection.PrepareOnce("UPDATE pages SET appends = ?2 WHERE id = ?1");
        update.Bind(1, rowId);
        update.Bind(2, [.. row.AsSpan()[..range.Start.GetOffset(row.Length)], .. bytes, .. row.AsSpan()[range.End.GetOffset(row.Length)..]]);
        update.Run();
    }

    /// <summary>Flips one bit of an append, counted from its page on; what stands before the page has negative numbers.</summary>
    public static void FlipBit(string file, Place place, int bit)
    {
        using SqliteConnection connection = Open(file);
        using SqliteStatement select = connection.PrepareOnce("SELECT appends FROM pages WHERE id = ?1");
        select.Bind(1, place.RowId);
        Assert.True(select.Step());
        byte[] row = select.Blob(0).ToArray();
        select.Reset();
        int at = (place.Page * 8) + bit;
        row[at / 8] ^= (byte)(1 << (at % 8));
        using SqliteStatement update = connection.PrepareOnce("UPDATE pages SET appends = ?2 WHERE id = ?1");
        update.Bind(1, place.RowId);
        update.Bind(2, row);
        update.Run();
    }

    /// <summary>Where the page at a position lies, as long as its row is whole.</summary>
    public static Place PlaceOf(string file, long position)
    {
        using SqliteConnection connection = Open(file);
        using SqliteStatement select = connection.PrepareOnce("SELECT id, appends FROM pages WHERE id = (SELECT pages_id FROM positions WHERE position = ?1)");
        select.Bind(1, position);
        Assert.True(select.Step());
        ReadOnlySpan<byte> row = select.Blob(1);
        AppendRow appends = new(select.Int64(0), row);
        while (appends.MoveNext(new StreamId("account", "any")))
        {
            if (appends.Position == position)
            {
                return new Place(select.Int64(0), appends.Start, appends.Start + AppendRow.HeadingSize + BitConverter.ToInt32(row[(appends.Start + 32)..]), appends.End);
            }
        }

        throw new InvalidOperationException($"No append at position {position}.");
    }

    /// <summary>Where the page that holds a position lies.</summary>
    public static Place PlaceHolding(string file, long position)
        => PlaceOf(file, long.Parse(Query(file, string.Create(CultureInfo.InvariantCulture, $"SELECT CAST(max(position) AS TEXT) FROM positions WHERE position <= {position}")), CultureInfo.InvariantCulture));

    /// <summary>An append in its row: where it begins, where its page does, and where it ends.</summary>
    public readonly record struct Place(long RowId, int Start, int Page, int End)
    {
        public int Size => End - Page;
    }
}
