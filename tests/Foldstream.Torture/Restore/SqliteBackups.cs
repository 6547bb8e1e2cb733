using System.Globalization;
using Foldstream.Sqlite;
using Foldstream.Stores;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Restore;

/// <summary>Copies of a file that is written to, by the store's own means.</summary>
internal sealed class SqliteBackups : IBackupScene
{
    private readonly TemporaryFolder _folder = new();
    private int _stores;

    public StoreAddress NewStore() => new(StoreKind.Sqlite, _folder.In(string.Create(CultureInfo.InvariantCulture, $"store-{_stores++}.db")));

    public async Task<Restored> BackUpAndRestoreAsync(IEventStore store, StoreAddress address, int number, Plant plant)
    {
        string file = _folder.In(string.Create(CultureInfo.InvariantCulture, $"backup-{number}.db"));
        if (plant == Plant.CopiesPieceByPiece)
        {
            // As people do it who don't know of the -wal.
            await OtherProgram.RunAsync("cp", address.Place, file);
        }
        else
        {
            await ((SqliteEventStore)store).BackupAsync(file);
        }

        return new Restored(address with { Place = file }, plant == Plant.CopiesPieceByPiece ? "without the -wal" : "by BackupAsync", () =>
        {
            File.Delete(file);
            return ValueTask.CompletedTask;
        });
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
