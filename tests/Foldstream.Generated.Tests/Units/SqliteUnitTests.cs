using Foldstream.Sqlite;
using Foldstream.Stores;

namespace Foldstream.Generated.Tests.Units;

public sealed class SqliteUnitTests : UnitContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("foldstream-units-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private protected override IEventStore Open() => SqliteEventStore.Open(Path.Combine(_folder, "units.db"));
}
