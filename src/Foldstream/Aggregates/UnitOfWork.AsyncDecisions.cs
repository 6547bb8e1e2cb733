using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Foldstream;

// Asynchronous decisions, which do not compile. An async lambda fits Task and ValueTask alike, so Task goes first.
public sealed partial class UnitOfWork
{
    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        Func<TA, TB, Task> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB, TResult>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        Func<TA, TB, Task<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        Func<TA, TB, UnitContext, Task> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB, TResult>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        Func<TA, TB, UnitContext, Task<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        Func<TA, TB, ValueTask> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB, TResult>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        Func<TA, TB, ValueTask<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        Func<TA, TB, UnitContext, ValueTask> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB, TResult>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        Func<TA, TB, UnitContext, ValueTask<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB, TC, TKeyC>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        (IRepository<TC, TKeyC> Repository, TKeyC Key) third,
        Func<TA, TB, TC, Task> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB, TC, TKeyC, TResult>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        (IRepository<TC, TKeyC> Repository, TKeyC Key) third,
        Func<TA, TB, TC, Task<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB, TC, TKeyC>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        (IRepository<TC, TKeyC> Repository, TKeyC Key) third,
        Func<TA, TB, TC, UnitContext, Task> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB, TC, TKeyC, TResult>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        (IRepository<TC, TKeyC> Repository, TKeyC Key) third,
        Func<TA, TB, TC, UnitContext, Task<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB, TC, TKeyC>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        (IRepository<TC, TKeyC> Repository, TKeyC Key) third,
        Func<TA, TB, TC, ValueTask> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB, TC, TKeyC, TResult>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        (IRepository<TC, TKeyC> Repository, TKeyC Key) third,
        Func<TA, TB, TC, ValueTask<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB, TC, TKeyC>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        (IRepository<TC, TKeyC> Repository, TKeyC Key) third,
        Func<TA, TB, TC, UnitContext, ValueTask> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);

    /// <summary>An asynchronous decision, which does not compile.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Traps.FetchFirst, error: true, DiagnosticId = Traps.DecisionIsAsync, UrlFormat = Traps.Page)]
    public static Task ExecuteAsync<TA, TKeyA, TB, TKeyB, TC, TKeyC, TResult>(
        (IRepository<TA, TKeyA> Repository, TKeyA Key) first,
        (IRepository<TB, TKeyB> Repository, TKeyB Key) second,
        (IRepository<TC, TKeyC> Repository, TKeyC Key) third,
        Func<TA, TB, TC, UnitContext, ValueTask<TResult>> decide, AppendOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException(Traps.FetchFirst);
}
