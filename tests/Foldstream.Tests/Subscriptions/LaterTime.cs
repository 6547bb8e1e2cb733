namespace Foldstream.Tests.Subscriptions;

/// <summary>A clock that stands an hour after what <see cref="Running.AppendAsync"/> writes.</summary>
internal sealed class LaterTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
}
