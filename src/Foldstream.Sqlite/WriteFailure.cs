using SQLitePCL;

namespace Foldstream.Sqlite;

/// <summary>What a failed transaction means for its units: for certain not written, or not known.</summary>
internal sealed class WriteFailure
{
    public const string NothingWritten = "Nothing was written.";

    private readonly Exception _exception;

    private WriteFailure(Exception exception, bool committing)
    {
        _exception = exception;
        SqliteFault? fault = exception as SqliteFault;

        // Before the commit record is in the WAL nothing of a transaction counts, and it is the last that a commit writes: a failure to
        // write comes before it is whole. Only what fails behind it (handing it to the disk) leaves open what a restart will find.
        IsOutcomeKnown = !committing || fault is { Kind: raw.SQLITE_FULL or raw.SQLITE_BUSY or raw.SQLITE_READONLY }
            or { Code: raw.SQLITE_IOERR_WRITE };

        // After a failed hand-over the operating system may have dropped the bytes and say nothing the next time.
        IsLasting = !IsOutcomeKnown || fault is { Kind: raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_INTERNAL };
    }

    /// <summary>Whether the units are for certain not written.</summary>
    public bool IsOutcomeKnown { get; }

    /// <summary>Whether the writer must not go on: the store is to be opened anew.</summary>
    public bool IsLasting { get; }

    public static WriteFailure Of(Exception exception, bool committing) => new(exception, committing);

    public Exception For(PendingUnit pending, string location)
    {
        // A unit that failed by itself was not part of the commit.
        if (IsOutcomeKnown || pending.Failure is not null)
        {
            return _exception switch
            {
                SqliteFault fault => fault.ToStoreUnusable(location,
                    IsLasting ? NothingWritten + " The store must be opened anew." : NothingWritten),
                FoldstreamException known => known,
                _ => new StoreUnusableException(location, $"The append failed. {NothingWritten}", _exception),
            };
        }

        return new AppendOutcomeUnknownException(pending.Unit[0].Stream, pending.Unit[0].AppendId,
            _exception is SqliteFault lost ? lost.ToStoreUnusable(location, "The store must be opened anew.") : _exception);
    }
}
