using System.ComponentModel;
using Foldstream.Aggregates;

namespace Foldstream;

// Decisions on a record that return nothing, or what it doesn't fold. Nothing of theirs would be stored.
public static partial class RecordRepositoryExtensions
{
    /// <summary>A decision without events, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.ReturnEvents, error: true, DiagnosticId = Traps.DecisionReturnsNoEvents, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TState, TKey>(this IRepository<TState, TKey> repository, TKey key, Action<TState> decide,
        AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TState : IDecides<TState>
        => throw new NotSupportedException(Traps.ReturnEvents);

    /// <summary>A decision without events, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.ReturnEvents, error: true, DiagnosticId = Traps.DecisionReturnsNoEvents, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TState, TKey>(this IRepository<TState, TKey> repository, TKey key, Action<TState, DecisionContext> decide,
        AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TState : IDecides<TState>
        => throw new NotSupportedException(Traps.ReturnEvents);

    /// <summary>A decision without events, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.ReturnEvents, error: true, DiagnosticId = Traps.DecisionReturnsNoEvents, UrlFormat = Traps.Page)]
    public static Task StartAsync<TState, TKey>(this IRepository<TState, TKey> repository, TKey key, Action<TState> decide,
        AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TState : IDecides<TState>
        => throw new NotSupportedException(Traps.ReturnEvents);

    /// <summary>A decision without events, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.ReturnEvents, error: true, DiagnosticId = Traps.DecisionReturnsNoEvents, UrlFormat = Traps.Page)]
    public static Task StartAsync<TState, TKey>(this IRepository<TState, TKey> repository, TKey key, Action<TState, DecisionContext> decide,
        AppendOptions? options = null, CancellationToken cancellationToken = default)
        where TState : IDecides<TState>
        => throw new NotSupportedException(Traps.ReturnEvents);
}
