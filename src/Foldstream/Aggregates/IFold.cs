using System.ComponentModel;

namespace Foldstream.Aggregates;

/// <summary>What the generator adds to every aggregate: the definition of its events, and the replay of a page.</summary>
/// <typeparam name="TState">The aggregate.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFold<TState>
    where TState : IFold<TState>
{
    /// <summary>The aggregate's category and events.</summary>
    static abstract AggregateDefinition Definition { get; }

    /// <summary>Folds a page's events into the state.</summary>
    /// <param name="state">The state before and after; <see langword="null"/> before the birth event.</param>
    /// <param name="page">The frames and the meaning of their type ids. <see cref="ReplayPage.Index"/> ends at the frame that stopped the loop.</param>
    static abstract void Replay(ref TState? state, scoped ref ReplayPage page);
}

/// <summary>What the generator adds to an aggregate that is a partial class.</summary>
/// <typeparam name="TSelf">The aggregate.</typeparam>
/// <typeparam name="TKey">Its key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAggregate<TSelf, TKey> : IFold<TSelf>
    where TSelf : class, IAggregate<TSelf, TKey>
{
    /// <summary>The key as it stands in the stream id.</summary>
    static abstract string FormatKey(TKey key);

    /// <summary>An aggregate without events, or <see langword="null"/> when a birth event makes it.</summary>
    static abstract TSelf? CreateInitial();

    /// <summary>Ties an aggregate to the session that records its events.</summary>
    static abstract void Attach(TSelf aggregate, AggregateSession<TKey> session);

    /// <summary>The session that an aggregate is tied to, or <see langword="null"/>.</summary>
    static abstract AggregateSession<TKey>? SessionOf(TSelf aggregate);
}

/// <summary>Marks an aggregate that has a state before its first event: one with a parameterless constructor and no birth event.</summary>
/// <typeparam name="TSelf">The aggregate.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStartsEmpty<TSelf>
    where TSelf : IStartsEmpty<TSelf>;
