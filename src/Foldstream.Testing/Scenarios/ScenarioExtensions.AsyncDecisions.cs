using System.ComponentModel;
using System.Runtime.CompilerServices;
using Foldstream.Aggregates;
using Foldstream.Events;

namespace Foldstream.Testing;

// Asynchronous decisions, which do not compile. An async lambda fits Task and ValueTask alike, so Task goes first.
public static partial class ScenarioExtensions
{
    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> When<TAggregate>(this Scenario<TAggregate> scenario, Func<TAggregate, Task> decide)
        where TAggregate : class, IRaises<TAggregate>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> WhenStarted<TAggregate, TEvent>(this Scenario<TAggregate> scenario, TEvent birth, Func<TAggregate, Task> decide)
        where TAggregate : class, IRaises<TAggregate>
        where TEvent : IEvent<TEvent>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> When<TAggregate, TResult>(this Scenario<TAggregate> scenario, Func<TAggregate, Task<TResult>> decide)
        where TAggregate : class, IRaises<TAggregate>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> WhenStarted<TAggregate, TEvent, TResult>(this Scenario<TAggregate> scenario, TEvent birth, Func<TAggregate, Task<TResult>> decide)
        where TAggregate : class, IRaises<TAggregate>
        where TEvent : IEvent<TEvent>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> When<TAggregate>(this Scenario<TAggregate> scenario, Func<TAggregate, DecisionContext, Task> decide)
        where TAggregate : class, IRaises<TAggregate>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> WhenStarted<TAggregate, TEvent>(this Scenario<TAggregate> scenario, TEvent birth, Func<TAggregate, DecisionContext, Task> decide)
        where TAggregate : class, IRaises<TAggregate>
        where TEvent : IEvent<TEvent>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> When<TAggregate, TResult>(this Scenario<TAggregate> scenario, Func<TAggregate, DecisionContext, Task<TResult>> decide)
        where TAggregate : class, IRaises<TAggregate>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> WhenStarted<TAggregate, TEvent, TResult>(this Scenario<TAggregate> scenario, TEvent birth, Func<TAggregate, DecisionContext, Task<TResult>> decide)
        where TAggregate : class, IRaises<TAggregate>
        where TEvent : IEvent<TEvent>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> When<TAggregate>(this Scenario<TAggregate> scenario, Func<TAggregate, ValueTask> decide)
        where TAggregate : class, IRaises<TAggregate>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> WhenStarted<TAggregate, TEvent>(this Scenario<TAggregate> scenario, TEvent birth, Func<TAggregate, ValueTask> decide)
        where TAggregate : class, IRaises<TAggregate>
        where TEvent : IEvent<TEvent>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> When<TAggregate, TResult>(this Scenario<TAggregate> scenario, Func<TAggregate, ValueTask<TResult>> decide)
        where TAggregate : class, IRaises<TAggregate>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> WhenStarted<TAggregate, TEvent, TResult>(this Scenario<TAggregate> scenario, TEvent birth, Func<TAggregate, ValueTask<TResult>> decide)
        where TAggregate : class, IRaises<TAggregate>
        where TEvent : IEvent<TEvent>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> When<TAggregate>(this Scenario<TAggregate> scenario, Func<TAggregate, DecisionContext, ValueTask> decide)
        where TAggregate : class, IRaises<TAggregate>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> WhenStarted<TAggregate, TEvent>(this Scenario<TAggregate> scenario, TEvent birth, Func<TAggregate, DecisionContext, ValueTask> decide)
        where TAggregate : class, IRaises<TAggregate>
        where TEvent : IEvent<TEvent>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> When<TAggregate, TResult>(this Scenario<TAggregate> scenario, Func<TAggregate, DecisionContext, ValueTask<TResult>> decide)
        where TAggregate : class, IRaises<TAggregate>
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static ScenarioResult<TAggregate> WhenStarted<TAggregate, TEvent, TResult>(this Scenario<TAggregate> scenario, TEvent birth, Func<TAggregate, DecisionContext, ValueTask<TResult>> decide)
        where TAggregate : class, IRaises<TAggregate>
        where TEvent : IEvent<TEvent>
        => throw new NotSupportedException(Traps.FetchFirst);
}
