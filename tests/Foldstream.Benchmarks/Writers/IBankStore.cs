using Foldstream.Benchmarks.Rivals;

namespace Foldstream.Benchmarks.Writers;

/// <summary>A way to keep the bank's events in a database.</summary>
internal interface IBankStore : IAsyncDisposable
{
    /// <summary>Begins to write as one of several writers.</summary>
    ValueTask<BankWriter> OpenWriterAsync();

    /// <summary>Loads an account.</summary>
    Task<BankState> LoadAsync(Guid key);

    /// <summary>Reads all events by position.</summary>
    /// <returns>How many there are.</returns>
    Task<long> ReadAllAsync();
}
