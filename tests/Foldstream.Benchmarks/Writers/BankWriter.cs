namespace Foldstream.Benchmarks.Writers;

/// <summary>One writer. An append takes a stream, its version so far and the events, and is answered when it is as durable as was asked for.</summary>
/// <param name="append">Appends.</param>
/// <param name="own">What this writer alone uses, and disposes of.</param>
internal sealed class BankWriter(Func<Guid, long, IReadOnlyList<object>, Task> append, params IAsyncDisposable[] own) : IAsyncDisposable
{
    public Task AppendAsync(Guid key, long version, IReadOnlyList<object> events) => append(key, version, events);

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable one in own)
        {
            await one.DisposeAsync();
        }
    }
}
