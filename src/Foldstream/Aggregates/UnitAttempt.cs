using System.Collections.Immutable;
using Foldstream.Stores;

namespace Foldstream.Aggregates;

/// <summary>A decision on several aggregates, which are loaded, decided on and written together.</summary>
/// <param name="options">How to append.</param>
/// <param name="load">Loads the aggregates through a unit, and returns the decision on them.</param>
internal sealed class UnitAttempt<TResult>(AppendOptions options, Func<UnitOfWork, CancellationToken, Task<Func<TResult>>> load)
    : Attempt<DecidedTogether<TResult>>(options)
{
    private readonly AppendOptions _options = options;
    private UnitOfWork? _unit;

    protected override IEventStore Store => _unit!.Store;

    protected override async Task<DecidedTogether<TResult>> MakeAsync(CancellationToken cancellationToken)
    {
        UnitOfWork unit = _unit = UnitOfWork.Begin(_options, previous: _unit);
        Func<TResult> decide = await load(unit, cancellationToken).ConfigureAwait(false);
        if (unit.IsRepetition)
        {
            return new DecidedTogether<TResult>(default, await unit.CommitAsync(cancellationToken).ConfigureAwait(false), hasValue: false);
        }

        TResult value = decide();
        DecisionResult<TResult>.ThrowIfTask(value);
        ImmutableArray<Appended> appends = await unit.CommitAsync(cancellationToken).ConfigureAwait(false);
        return appends.Any(append => append.Repeated)
            ? new DecidedTogether<TResult>(default, appends, hasValue: false)
            : new DecidedTogether<TResult>(value, appends, hasValue: true);
    }

    protected override bool Concerns(StreamId stream) => _unit is { } unit && unit.Holds(stream);

    protected override bool Begins(VersionConflictException conflict) => false;

    protected override void Spend(string because) => _unit?.Spend(because);
}
