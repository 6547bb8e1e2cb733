using System.ComponentModel;
using System.Runtime.CompilerServices;
using Foldstream.Aggregates;
using Foldstream.Events;

namespace Foldstream.Testing;

// Asynchronous decisions, which do not compile. An async lambda fits Task and ValueTask alike, so Task goes first.
public static partial class RecordScenarioExtensions
{
    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TState> When<TState, TResult>(this Scenario<TState> scenario, Func<TState, Task<TResult>> decide)
        where TState : IDecides<TState>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TState> When<TState, TResult>(this Scenario<TState> scenario, Func<TState, DecisionContext, Task<TResult>> decide)
        where TState : IDecides<TState>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TState> WhenStarted<TState, TEvent, TResult>(this Scenario<TState> scenario, TEvent birth, Func<TState, Task<TResult>> decide)
        where TState : IDecides<TState>
        where TEvent : IEvent<TEvent>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TState> When<TState, TResult>(this Scenario<TState> scenario, Func<TState, ValueTask<TResult>> decide)
        where TState : IDecides<TState>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TState> When<TState, TResult>(this Scenario<TState> scenario, Func<TState, DecisionContext, ValueTask<TResult>> decide)
        where TState : IDecides<TState>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TState> WhenStarted<TState, TEvent, TResult>(this Scenario<TState> scenario, TEvent birth, Func<TState, ValueTask<TResult>> decide)
        where TState : IDecides<TState>
        where TEvent : IEvent<TEvent>
        => throw new NotSupportedException(Traps.FetchFirst);
}
