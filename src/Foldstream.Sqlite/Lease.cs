namespace Foldstream.Sqlite;

/// <summary>A reader for the length of one call. One with which SQLite failed is closed, not kept.</summary>
internal readonly ref struct Lease
{
    private readonly ReaderPool _pool;
    private readonly string _location;

    public Lease(ReaderPool pool, string location)
    {
        (_pool, _location) = (pool, location);
        try
        {
            Reader = pool.Rent();
        }
        catch (SqliteFault e)
        {
            throw e.ToStoreUnusable(location);
        }
    }

    public Reader Reader { get; }

    /// <summary>Notes that SQLite failed.</summary>
    /// <returns>The error for the caller.</returns>
    public StoreUnusableException Fail(SqliteFault fault)
    {
        Reader.HasFailed = true;
        return fault.ToStoreUnusable(_location);
    }

    public void Dispose() => _pool.Return(Reader);
}
