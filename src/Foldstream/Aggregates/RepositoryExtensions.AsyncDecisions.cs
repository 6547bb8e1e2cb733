using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Foldstream;

// Asynchronous decisions, which do not compile. An async lambda fits Task and ValueTask alike, so Task goes first.
public static partial class RepositoryExtensions
{
    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TAggregate, TKey>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, Task> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TAggregate, TKey, TResult>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, Task<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TAggregate, TKey>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, DecisionContext, Task> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TAggregate, TKey, TResult>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, DecisionContext, Task<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TAggregate, TKey>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, ValueTask> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TAggregate, TKey, TResult>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, ValueTask<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TAggregate, TKey>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, DecisionContext, ValueTask> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TAggregate, TKey, TResult>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, DecisionContext, ValueTask<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task StartAsync<TAggregate, TKey>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, Task> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task StartAsync<TAggregate, TKey, TResult>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, Task<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task StartAsync<TAggregate, TKey>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, DecisionContext, Task> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task StartAsync<TAggregate, TKey, TResult>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, DecisionContext, Task<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task StartAsync<TAggregate, TKey>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, ValueTask> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task StartAsync<TAggregate, TKey, TResult>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, ValueTask<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task StartAsync<TAggregate, TKey>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, DecisionContext, ValueTask> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task StartAsync<TAggregate, TKey, TResult>(this IRepository<TAggregate, TKey> repository, TKey key,
        Func<TAggregate, DecisionContext, ValueTask<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);
}
