using Foldstream.Stores;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Restore;

/// <summary>Makes backups of a store, and restores them elsewhere.</summary>
internal interface IBackupScene : IAsyncDisposable
{
    /// <summary>A place for a store.</summary>
    StoreAddress NewStore();

    /// <summary>Makes a backup as that store's guide says, and restores it.</summary>
    Task<Restored> BackUpAndRestoreAsync(IEventStore store, StoreAddress address, int number, Plant plant);
}
