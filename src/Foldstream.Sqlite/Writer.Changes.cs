using Foldstream.Stores;

namespace Foldstream.Sqlite;

internal sealed partial class Writer
{
    private readonly ChangeWriter _changes;

    public bool TryAdd(PendingChange change) => _queue.TryAdd(change);

    /// <summary>Makes the changes that wait, each in a durable transaction of its own.</summary>
    private void MakeChanges()
    {
        while (_queue.TakeChange() is { } change)
        {
            Exception? failure = null;
            try
            {
                if (_lost is not null)
                {
                    throw _lost;
                }

                if (!Make(change))
                {
                    continue;
                }
            }
            catch (SqliteFault e)
            {
                failure = e.ToStoreUnusable(_location, "Whether the change was made is not known: look the stream up.");
            }
            catch (Exception e)
            {
                failure = e;
            }

            change.Tell(failure);
        }
    }

    /// <returns>Whether the change was not cancelled.</returns>
    private bool Make(PendingChange change)
    {
        bool committing = false;
        try
        {
            Begin();
            if (!change.TryTake())
            {
                _connection.Rollback();
                return false;
            }

            if (FileIdentity.HasMoved(_connection))
            {
                throw new StoreUnusableException(_location, "The file was deleted, moved or replaced while the store had it open. Nothing was changed.");
            }

            change.Make(_changes);
            _units.ForgetStreams();
            committing = true;
            _commit.Run();
            Interlocked.Increment(ref _commitCount);
        }
        catch (Exception e)
        {
            _connection.Rollback();
            _units.ForgetStreams();
            if (e is SqliteFault && (WriteFailure.Of(e, committing).IsLasting || !_connection.IsIdle))
            {
                _lost ??= LostBy(e);
            }

            throw;
        }

        if (change.Erases)
        {
            // SQLite has overwritten them where they lie. The file gets that from the WAL, which has the bytes as well until it is emptied.
            _truncation.Owe();
        }

        return true;
    }
}
