using System.ComponentModel;
using Foldstream.Aggregates;

namespace Foldstream.Testing;

// Decisions on a record that return nothing, or what it doesn't fold. Nothing of theirs would be stored.
public static partial class RecordScenarioExtensions
{
    /// <summary>A decision without events, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), Obsolete(RecordRepositoryExtensions.ReturnEvents, error: true)]
    public static ScenarioResult<TState> When<TState>(this Scenario<TState> scenario, Action<TState> decide)
        where TState : IDecides<TState>
        => throw new NotSupportedException(RecordRepositoryExtensions.ReturnEvents);

    /// <summary>A decision without events, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), Obsolete(RecordRepositoryExtensions.ReturnEvents, error: true)]
    public static ScenarioResult<TState> When<TState>(this Scenario<TState> scenario, Action<TState, DecisionContext> decide)
        where TState : IDecides<TState>
        => throw new NotSupportedException(RecordRepositoryExtensions.ReturnEvents);
}
