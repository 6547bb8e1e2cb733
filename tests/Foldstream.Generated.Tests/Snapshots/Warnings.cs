using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Foldstream.Generated.Tests.Snapshots;

/// <summary>What was logged.</summary>
internal sealed class Warnings : ILogger
{
    public ConcurrentQueue<string> Texts { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Assert.Equal(LogLevel.Warning, logLevel);
        Texts.Enqueue(formatter(state, exception));
    }
}
