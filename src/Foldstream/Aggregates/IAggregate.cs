using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Foldstream.Aggregates;

/// <summary>What the generator adds to an aggregate besides its fold: its key, and the state before its first event.</summary>
/// <typeparam name="TSelf">The aggregate.</typeparam>
/// <typeparam name="TKey">Its key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAggregate<TSelf, TKey> : IFold<TSelf>
    where TSelf : IAggregate<TSelf, TKey>
{
    /// <summary>The key as it stands in the stream id.</summary>
    static abstract string FormatKey(TKey key);

    /// <summary>The key that <see cref="FormatKey"/> has formatted.</summary>
    /// <exception cref="FormatException">The text is no key of this type.</exception>
    static abstract TKey ParseKey(string key);

    /// <summary>Makes the state before the first event.</summary>
    /// <returns>False when there is none, because a birth event makes the aggregate.</returns>
    static abstract bool TryCreateInitial([MaybeNullWhen(false)] out TSelf state);

    /// <summary>Ties an aggregate that raises its events itself to the session that records them. A record holds no session.</summary>
    static virtual void Attach(TSelf aggregate, AggregateSession<TKey> session)
    {
    }

    /// <summary>The session that an aggregate is tied to, or <see langword="null"/>.</summary>
    static virtual AggregateSession<TKey>? SessionOf(TSelf aggregate) => null;
}

/// <summary>Marks an aggregate that is a partial class and raises its events itself.</summary>
/// <typeparam name="TSelf">The aggregate.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRaises<TSelf>
    where TSelf : class, IRaises<TSelf>;

/// <summary>Marks an aggregate that is a partial record: a value, whose decisions return the events.</summary>
/// <typeparam name="TSelf">The aggregate.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDecides<TSelf>
    where TSelf : IDecides<TSelf>;

/// <summary>Marks an aggregate that has a state before its first event.</summary>
/// <typeparam name="TSelf">The aggregate.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStartsEmpty<TSelf>
    where TSelf : IStartsEmpty<TSelf>;
