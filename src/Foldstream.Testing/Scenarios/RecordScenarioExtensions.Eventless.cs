using System.ComponentModel;
using Foldstream.Aggregates;

namespace Foldstream.Testing;

// Decisions on a record that return nothing, or what it doesn't fold. Nothing of theirs would be stored.
public static partial class RecordScenarioExtensions
{
    /// <summary>A decision without events, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.ReturnEvents, error: true, DiagnosticId = Traps.DecisionReturnsNoEvents, UrlFormat = Traps.Page)]
    public static ScenarioResult<TState> When<TState>(this Scenario<TState> scenario, Action<TState> decide)
        where TState : IDecides<TState>
        => throw new NotSupportedException(Traps.ReturnEvents);

    /// <summary>A decision without events, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.ReturnEvents, error: true, DiagnosticId = Traps.DecisionReturnsNoEvents, UrlFormat = Traps.Page)]
    public static ScenarioResult<TState> When<TState>(this Scenario<TState> scenario, Action<TState, DecisionContext> decide)
        where TState : IDecides<TState>
        => throw new NotSupportedException(Traps.ReturnEvents);
}
