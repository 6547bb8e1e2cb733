using System.Collections.Immutable;
using Foldstream.Stores;

namespace Foldstream.Aggregates;

/// <summary>A unit that somebody else loads, decides on and writes.</summary>
/// <param name="options">How to append.</param>
/// <param name="make">Does it.</param>
internal sealed class GivenUnitAttempt(AppendOptions options, Func<UnitOfWork, CancellationToken, Task<ImmutableArray<Appended>>> make)
    : Attempt<ImmutableArray<Appended>>(options)
{
    private readonly AppendOptions _options = options;
    private UnitOfWork? _unit;

    protected override IEventStore Store => _unit!.Store;

    protected override Task<ImmutableArray<Appended>> MakeAsync(CancellationToken cancellationToken)
        => make(_unit = UnitOfWork.Begin(_options, previous: _unit), cancellationToken);

    protected override bool Concerns(StreamId stream) => _unit is { } unit && unit.Holds(stream);

    protected override bool Begins(VersionConflictException conflict) => false;

    protected override void Spend(string because) => _unit?.Spend(because);
}
