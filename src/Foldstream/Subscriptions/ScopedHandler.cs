namespace Foldstream.Subscriptions;

/// <summary>A handler, and what was made for it. It lives as long as one transaction.</summary>
/// <param name="Handler">The handler.</param>
/// <param name="Scope">What ends with it; <see langword="null"/> for nothing.</param>
internal readonly record struct ScopedHandler(ISubscriptionHandler Handler, IAsyncDisposable? Scope) : IAsyncDisposable
{
    /// <summary>A handler that owns itself.</summary>
    public static ScopedHandler Of(ISubscriptionHandler handler) => new(handler, handler switch
    {
        IAsyncDisposable asynchronous => asynchronous,
        IDisposable synchronous => new Disposing(synchronous),
        _ => null,
    });

    public ValueTask DisposeAsync() => Scope?.DisposeAsync() ?? ValueTask.CompletedTask;

    private sealed class Disposing(IDisposable inner) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            inner.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
