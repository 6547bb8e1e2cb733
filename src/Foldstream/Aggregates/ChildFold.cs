using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Foldstream.Aggregates;

/// <summary>What ends a fold when an event can't be forwarded to the child entity that it names.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChildFold
{
    /// <summary>Ends a fold at an event for a child that was never begun, or was removed.</summary>
    /// <exception cref="KeyNotFoundException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowMissing<TKey>(string collection, string eventName, TKey key)
        => throw new KeyNotFoundException($"'{collection}' has no child{Text(key)} to fold '{eventName}'. Guard in the decision that raises it, and look after removals.");

    /// <summary>Ends a fold at an event that begins a child under a key that is taken.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowBornAgain<TKey>(string collection, string eventName, TKey key)
        => throw new InvalidOperationException($"'{collection}' already has a child{Text(key)}, and '{eventName}' can only begin one. Guard in the decision that raises it.");

    /// <summary>An identifier or a number is shown. A text may be personal; where the event stands says which it was.</summary>
    private static string Text<TKey>(TKey key) => key is string ? "" : $" {key}";
}
