using System.Collections.Immutable;
using Foldstream.PostgreSql;
using Foldstream.Stores;
using Npgsql;

namespace Foldstream;

/// <summary>Writes events and rows of the application's own in one transaction.</summary>
public static class PostgreSqlTransactionExtensions
{
    /// <summary>Appends a unit in a transaction that has other work in it, and commits it: both are written, or neither.</summary>
    /// <remarks>As <see cref="PostgreSqlEventStore.AppendAndCommitAsync"/>, through any handle on such a store.</remarks>
    /// <param name="store">The store, or a handle on it.</param>
    /// <param name="transaction">A transaction on the store's server and database, READ COMMITTED.</param>
    /// <param name="unit">The appends, at least one, each to a stream of its own.</param>
    /// <param name="checks">The streams that are only read, each once; none by default.</param>
    /// <param name="cancellationToken">Gives up as long as the unit has not been sent.</param>
    /// <exception cref="ArgumentException">The store is not in PostgreSQL, or the unit names a stream of another tenant than the handle's.</exception>
    /// <inheritdoc cref="PostgreSqlEventStore.AppendAndCommitAsync" path="/exception"/>
    public static ValueTask<ImmutableArray<Appended>> AppendAndCommitAsync(this IEventStore store, NpgsqlTransaction transaction, ImmutableArray<StreamAppend> unit,
        ImmutableArray<StreamCheck> checks = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(transaction);
        AppendUnit.Check(unit, checks, store.Limits);
        return CommitAsync(store, transaction, unit, checks, cancellationToken);
    }

    /// <summary>Writes what a unit of work has raised in a transaction that has other work in it, and commits it: both are written, or neither.</summary>
    /// <remarks>
    /// <para>
    /// However this ends, unit and transaction are over. When nothing was raised, the transaction is committed if what the unit has loaded is still as it was. A unit that is a repetition rolls the
    /// transaction back and returns the first outcomes, since its other work was done with the first one.
    /// </para>
    /// <para>There is no retry: after a <see cref="VersionConflictException"/> begin both anew, or let <see cref="ExecuteUnitAsync"/> do that.</para>
    /// </remarks>
    /// <param name="unit">The unit, over repositories of the store.</param>
    /// <param name="transaction">A transaction on the store's server and database, READ COMMITTED.</param>
    /// <param name="cancellationToken">Gives up as long as the unit has not been sent.</param>
    /// <returns>One outcome for each stream that raised something, in the order in which the unit loaded them.</returns>
    /// <inheritdoc cref="PostgreSqlEventStore.AppendAndCommitAsync" path="/exception"/>
    public static async Task<ImmutableArray<Appended>> AppendAndCommitAsync(this UnitOfWork unit, NpgsqlTransaction transaction, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(transaction);
        try
        {
            if (!unit.IsRepetition)
            {
                return await unit.CommitAsync((store, appends, checks, token) => CommitAsync(store, transaction, appends, checks, token), cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            // Also where the unit was refused before the store saw it.
            await OwnTransaction.EndAsync(transaction).ConfigureAwait(false);
            throw;
        }

        await OwnTransaction.EndAsync(transaction).ConfigureAwait(false);
        return await unit.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Loads, decides and writes rows of the application's own, all in one transaction on a connection of the data source, and commits it together with what was raised. After a
    /// version conflict all of it is repeated in a new transaction, up to <see cref="AppendOptions.Attempts"/> times.
    /// </summary>
    /// <remarks>
    /// Where <see cref="AppendOptions.Once"/> is held already by a stream that was loaded, whatever the work did or threw is undone, and the first outcomes come back.
    /// </remarks>
    /// <example>
    /// <code>
    /// await shop.ExecuteUnitAsync(async (unit, transaction, cancel) =>
    /// {
    ///     Order order = await unit.LoadAsync(orders, id, cancel);
    ///     order.Add("SKU-1", 2, 9.95m);
    ///     await InsertRowAsync(transaction, order, cancel);
    /// });
    /// </code>
    /// </example>
    /// <param name="source">Leads to the store's server and database.</param>
    /// <param name="work">Loads through the unit, decides, and runs statements in the transaction. It commits neither. It may run several times.</param>
    /// <param name="options">How to append; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Gives up as long as the unit has not been sent.</param>
    /// <returns>One outcome for each stream that raised something, in the order in which the unit loaded them.</returns>
    /// <inheritdoc cref="PostgreSqlEventStore.AppendAndCommitAsync" path="/exception"/>
    public static Task<ImmutableArray<Appended>> ExecuteUnitAsync(this NpgsqlDataSource source, Func<UnitOfWork, NpgsqlTransaction, CancellationToken, Task> work,
        AppendOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(work);
        return UnitOfWork.RepeatAsync(AttemptAsync, options, cancellationToken);

        async Task<ImmutableArray<Appended>> AttemptAsync(UnitOfWork unit, CancellationToken token)
        {
            NpgsqlConnection connection = await Server.OpenAsync(source, token).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                NpgsqlTransaction transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, token).ConfigureAwait(false);
                await using (transaction.ConfigureAwait(false))
                {
                    try
                    {
                        await work(unit, transaction, token).ConfigureAwait(false);
                    }
                    catch (Exception e) when (unit.IsRepetition && e is not OperationCanceledException)
                    {
                        // It decided on a state that has the command in it.
                    }

                    return await unit.AppendAndCommitAsync(transaction, token).ConfigureAwait(false);
                }
            }
        }
    }

    private static ValueTask<ImmutableArray<Appended>> CommitAsync(IEventStore store, NpgsqlTransaction transaction, ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks,
        CancellationToken cancellationToken)
    {
        if (store.Origin is not PostgreSqlEventStore postgres)
        {
            throw new ArgumentException($"The store ({store.Location}) is not in PostgreSQL, so it can't share a transaction with other tables there.", nameof(store));
        }

        ImmutableArray<StreamCheck> all = checks.IsDefault ? [] : checks;
        if (store.Tenant.Length > 0 && unit.Select(append => append.Stream).Concat(all.Select(check => check.Stream)).FirstOrDefault(stream => stream.Tenant != store.Tenant) is { IsEmpty: false } foreign)
        {
            throw new ArgumentException($"{foreign} is not a stream of the tenant '{store.Tenant}', which this handle is for.", nameof(unit));
        }

        return postgres.CommitUnitAsync(transaction, unit, all, cancellationToken);
    }
}
