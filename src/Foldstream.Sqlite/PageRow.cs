using Foldstream.Pages;

namespace Foldstream.Sqlite;

/// <summary>How a row of <c>pages</c> becomes a page: straight from SQLite's memory, without a copy.</summary>
internal static class PageRow
{
    /// <summary>The columns that <see cref="Open"/> reads, in its order; <c>p</c> is the table.</summary>
    public const string Columns = "p.position, p.first_version, p.count, p.append_id, p.time, p.metadata, p.page";

    public const int ColumnCount = 7;

    /// <summary>Opens the page of the current row, valid until the statement moves.</summary>
    /// <exception cref="CorruptPageException">The row or its page is damaged, or over the limits.</exception>
    public static StoredPage Open(SqliteStatement row, scoped in StreamId stream, uint seed, ReaderLimits? limits = null)
    {
        long position = row.Int64(0), version = row.Int64(1), count = row.Int64(2), time = row.Int64(4);
        ReadOnlySpan<byte> appendId = row.Blob(3);
        if (position < 1 || version < 1 || count is < 1 or > int.MaxValue || position > long.MaxValue - count || version > long.MaxValue - count
            || !StoredTime.IsValid(time) || appendId.Length != 16)
        {
            throw new CorruptPageException(stream, version, position, "its row holds impossible values");
        }

        return StoredPage.Open(stream, seed, version, position, (int)count, AppendId.ReadFrom(appendId), StoredTime.ToTime(time), row.Blob(5), row.Blob(6), limits);
    }
}
