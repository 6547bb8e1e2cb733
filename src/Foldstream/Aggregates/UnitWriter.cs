using System.Collections.Immutable;
using System.ComponentModel;
using Foldstream.Stores;

namespace Foldstream.Aggregates;

/// <summary>Writes a unit in a way of its own, and answers as <see cref="IEventStore.AppendAsync"/> does.</summary>
/// <param name="store">The store that the unit was loaded from.</param>
/// <param name="unit">The appends; empty when nothing was raised.</param>
/// <param name="checks">The streams that were only read.</param>
/// <param name="cancellationToken">As for an append.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate ValueTask<ImmutableArray<Appended>> UnitWriter(IEventStore store, ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks,
    CancellationToken cancellationToken);
