using Foldstream.Sqlite;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Many;

public sealed class SqliteManyTests : ManyContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("foldstream-many-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private protected override IEventStore Open() => SqliteEventStore.Open(Path.Combine(_folder, "many.db"));
}
