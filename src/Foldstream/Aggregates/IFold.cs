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

    /// <summary>A hash over all that determines the fold's result; empty when that is not known, as in a project that was built by an older generator.</summary>
    static virtual FoldFingerprint Fingerprint => default;

    /// <summary>What writes and reads the state in snapshots; <see langword="null"/> when none are taken.</summary>
    static virtual SnapshotCodec<TState>? Snapshots => null;

    /// <summary>Folds a page's events into the state.</summary>
    /// <param name="state">The state before and after. Before the birth event (<see cref="ReplayPage.IsBorn"/>) it is the default value.</param>
    /// <param name="page">The frames and the meaning of their type ids. <see cref="ReplayPage.Index"/> ends at the frame that stopped the loop.</param>
    static abstract void Replay(ref TState? state, scoped ref ReplayPage page);

    /// <summary>Tells a visitor the aggregate and its key's type, so that code that knows neither can be given both.</summary>
    static abstract void Accept(IAggregateVisitor visitor);
}
