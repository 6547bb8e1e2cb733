using System.Collections.Immutable;
using System.Data;
using Foldstream.Stores;
using Npgsql;

namespace Foldstream.PostgreSql;

public sealed partial class PostgreSqlEventStore
{
    /// <summary>Appends a unit in a transaction that has other work in it, and commits it: both are written, or neither.</summary>
    /// <remarks>
    /// <para>
    /// However this ends, the transaction is over: it is committed when the outcomes are returned with <see cref="Appended.Repeated"/> unset, and rolled back otherwise. Only an argument
    /// that is refused before anything is sent, and a reader that is still open, leave it as it was.
    /// </para>
    /// <para>
    /// A unit whose appends are all held already is a repetition: the transaction is rolled back, since its other work was done with the first one, and the first
    /// outcomes are returned. It can be cancelled until the unit is sent; then it is answered. When the connection is lost behind that, the server is
    /// asked what became of the transaction, for as long as <see cref="PostgreSqlOptions.OutcomeTimeout"/>.
    /// </para>
    /// <para>
    /// The store's lock is taken by the last statement, together with the commit. Constraints that the transaction has put off are checked before that, and an error of theirs comes
    /// as Npgsql's. Event types that the store lacks are added before, over a connection of the store's, and stay.
    /// </para>
    /// </remarks>
    /// <param name="transaction">A transaction on the store's server and database, READ COMMITTED. Its role needs what <see cref="PostgreSqlSchema.TransactionGrants"/> gives.</param>
    /// <param name="unit">The appends, at least one, each to a stream of its own.</param>
    /// <param name="checks">The streams that are only read, each once; empty for none.</param>
    /// <param name="cancellationToken">Gives up as long as the unit has not been sent.</param>
    /// <returns>The outcomes in the order of <paramref name="unit"/>.</returns>
    /// <exception cref="ArgumentException">The unit is malformed, or the transaction leads to another database or is isolated more strictly.</exception>
    /// <exception cref="InvalidOperationException">The transaction is over, or a statement of it has failed, or a reader of it is open.</exception>
    /// <exception cref="VersionConflictException">A stream was not at its expected version.</exception>
    /// <exception cref="StreamClosedException">A stream that is appended to is closed.</exception>
    /// <exception cref="StreamDeletedException">A stream that is appended to or checked was deleted.</exception>
    /// <exception cref="AppendIdReusedException">A stream holds one of the append ids with other events.</exception>
    /// <exception cref="AppendOutcomeUnknownException">The connection was lost, and what became of the transaction could not be found out. To repeat all of it in another one is safe.</exception>
    /// <exception cref="PostgresException">A constraint that the transaction has put off does not hold.</exception>
    public ValueTask<ImmutableArray<Appended>> AppendAndCommitAsync(NpgsqlTransaction transaction, ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        AppendUnit.Check(unit, checks, Limits);
        return CommitUnitAsync(transaction, unit, checks, cancellationToken);
    }

    /// <summary>The same, also for a unit that appends nothing.</summary>
    internal async ValueTask<ImmutableArray<Appended>> CommitUnitAsync(NpgsqlTransaction transaction, ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks,
        CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        NpgsqlConnection connection = ConnectionOf(transaction);
        PendingUnit pending = new(unit, checks, _types.Table);
        return await _transactions.AppendAsync(transaction, connection, pending, cancellationToken).ConfigureAwait(false);
    }

    private static NpgsqlConnection ConnectionOf(NpgsqlTransaction transaction)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = transaction.Connection;
        }
        catch (InvalidOperationException)
        {
            // It is disposed.
        }

        return connection?.FullState == ConnectionState.Open || connection?.State == ConnectionState.Open
            ? connection
            : throw new InvalidOperationException("The transaction is over, or its connection is closed. Begin another one.");
    }
}
