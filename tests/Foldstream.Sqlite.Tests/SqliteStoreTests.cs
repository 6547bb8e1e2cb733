using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Sqlite.Tests;

public sealed class SqliteStoreTests : StoreContract
{
    private readonly TempFolder _folder = new();
    private int _count;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    private protected override IEventStore Open(PageLimits? limits = null)
        => SqliteEventStore.Open(_folder.File($"store{_count++}.db"), new SqliteOptions { Limits = limits ?? PageLimits.Default });
}
