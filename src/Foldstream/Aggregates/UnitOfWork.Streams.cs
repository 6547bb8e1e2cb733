using System.Collections.Immutable;
using Foldstream.Aggregates;
using Foldstream.Signals;
using Foldstream.Stores;

namespace Foldstream;

public sealed partial class UnitOfWork
{
    private async Task<UnitMember<TAggregate>> OpenAsync<TAggregate, TKey>(IRepository<TAggregate, TKey> repository, TKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ThrowIfSpent();
        UnitMember<TAggregate> stream = await repository.OpenAsync(key, this, cancellationToken).ConfigureAwait(false);

        // Looked up behind the folding: a delivery of the same command that was appended before it is found, and one that comes later meets
        // the check of the stream's version.
        if (!_options.Once.IsEmpty && stream.Session.StoredVersion > 0
            && await Store.FindAppendAsync(stream.Session.Stream, _options.Once, cancellationToken).ConfigureAwait(false) is not null)
        {
            IsRepetition = true;
        }

        return stream;
    }

    private async Task<UnitMember<TAggregate>> OpenNewAsync<TAggregate, TKey>(IRepository<TAggregate, TKey> repository, TKey key, CancellationToken cancellationToken)
    {
        // What the unit has looked for and not found it may begin.
        UnitMember<TAggregate>? found = Opened<TAggregate, TKey>(key) is { Begins: false, Session: { StoredVersion: 0, Pending: null } } missing ? missing : null;
        if (found is not null)
        {
            ArgumentNullException.ThrowIfNull(repository);
            ThrowIfElsewhere(repository.Store, found.Session.Stream);
        }

        UnitMember<TAggregate> stream = found ?? await OpenAsync(repository, key, cancellationToken).ConfigureAwait(false);
        if (stream.Session.StoredVersion > 0 && !IsRepetition)
        {
            throw await StreamStories.ExistsAsync(Store, stream.Session.Stream, stream.Session.StoredVersion, cancellationToken).ConfigureAwait(false);
        }

        stream.Begins = true;
        if (found is null)
        {
            _streams.Add(stream);
        }

        return stream;
    }

    private UnitMember<TAggregate>? Opened<TAggregate, TKey>(TKey key)
        => _streams.Find(opened => opened is UnitMember<TAggregate> && opened.Session is AggregateSession<TKey> session
            && EqualityComparer<TKey>.Default.Equals(session.Key, key)) as UnitMember<TAggregate>;

    private Task<ImmutableArray<Appended>> WriteAsync(UnitWriter? writer, CancellationToken cancellationToken)
        => AggregateSignals.AreHeard && (writer is not null || _streams.Exists(Raised)) ? WriteHeardAsync(writer, cancellationToken) : WriteUnheardAsync(writer, cancellationToken);

    private async Task<ImmutableArray<Appended>> WriteHeardAsync(UnitWriter? writer, CancellationToken cancellationToken)
    {
        List<UnitMember> raised = _streams.FindAll(Raised);
        string? category = raised.Select(stream => stream.Session.Stream.Category).Distinct().Take(2).ToArray() is [string only] ? only : null;
        using Observation append = AggregateSignals.BeginAppend(category, raised.Sum(stream => stream.Session.Pending!.Count), named: null);
        append.Activity?.SetTag("foldstream.streams", raised.Count);
        try
        {
            ImmutableArray<Appended> outcomes = await WriteUnheardAsync(writer, cancellationToken).ConfigureAwait(false);
            foreach (ref readonly Appended outcome in outcomes.AsSpan())
            {
                AggregateSignals.Appended(append, in outcome);
            }

            return outcomes;
        }
        catch (Exception error)
        {
            AggregateSignals.AppendFailed(append, category, error);
            throw;
        }
    }

    private async Task<ImmutableArray<Appended>> WriteUnheardAsync(UnitWriter? writer, CancellationToken cancellationToken)
    {
        List<UnitMember> raised = _streams.FindAll(Raised);
        ImmutableArray<StreamAppend> unit = [.. raised.Select(stream => stream.Session.ToAppend())];
        if (unit.IsEmpty && writer is null)
        {
            return [];
        }

        ImmutableArray<StreamCheck> checks =
        [
            .. _streams.Where(stream => !Raised(stream)).Select(stream => new StreamCheck(stream.Session.Stream, ExpectedVersion.At(stream.Session.StoredVersion))),
            .. _checks,
        ];
        try
        {
            ValueTask<ImmutableArray<Appended>> appending = writer is null ? Store.AppendAsync(unit, checks, cancellationToken) : writer(Store, unit, checks, cancellationToken);
            List<byte[]?> snapshots = raised.ConvertAll(stream => stream.TakeSnapshot());
            ImmutableArray<Appended> outcomes = await appending.ConfigureAwait(false);
            if (outcomes.Any(append => append.Repeated))
            {
                // Another delivery of the same command came first, and may have raised on more streams.
                return await FirstOutcomesAsync(cancellationToken).ConfigureAwait(false);
            }

            for (int i = 0; i < raised.Count; i++)
            {
                raised[i].KeepSnapshot(snapshots[i], outcomes[i]);
            }

            return outcomes;
        }
        catch (VersionConflictException conflict) when (conflict.Actual > 0 && _streams.Exists(stream => stream.Begins && stream.Session.Stream == conflict.Stream))
        {
            throw await StreamStories.ExistsAsync(Store, conflict.Stream, conflict.Actual, cancellationToken).ConfigureAwait(false);
        }
        catch (AppendIdReusedException reused) when (!_options.Once.IsEmpty && reused.AppendId == _options.Once && Holds(reused.Stream))
        {
            // Another delivery of the same command was written since the streams were loaded, and decided otherwise: the first one counts.
            return await FirstOutcomesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // Looked up at the end: the first delivery may have been written between the loading of two streams.
    private async Task<ImmutableArray<Appended>> FirstOutcomesAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<Appended>.Builder first = ImmutableArray.CreateBuilder<Appended>(_streams.Count);
        foreach (UnitMember stream in _streams)
        {
            if (await Store.FindAppendAsync(stream.Session.Stream, _options.Once, cancellationToken).ConfigureAwait(false) is { } outcome)
            {
                first.Add(outcome);
            }
        }

        return first.DrainToImmutable();
    }

    private static bool Raised(UnitMember stream) => stream.Session.Pending is { Count: > 0 };

    private void ThrowIfHeld(StreamId stream)
    {
        if (Holds(stream))
        {
            throw new ArgumentException($"{stream} is in this unit of work already. A unit takes each stream once: one aggregate can't stand on two sides of a decision.",
                nameof(stream));
        }
    }

    private void ThrowIfSpent()
    {
        if (_spentBecause is not null)
        {
            throw new InvalidOperationException($"This unit of work is spent: {_spentBecause}. Begin a new one.");
        }
    }
}
