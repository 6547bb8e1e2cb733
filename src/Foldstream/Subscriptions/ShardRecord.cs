namespace Foldstream.Subscriptions;

/// <summary>One shard of a subscription.</summary>
/// <param name="Shard">Its number, from 0.</param>
/// <param name="Position">The position that it has finished: everything up to there that is the shard's was handled.</param>
/// <param name="Epoch">How often it was taken. 0 before the first worker.</param>
/// <param name="Worker">Who holds it; <see langword="null"/> for nobody, or for one whose lease has run out.</param>
/// <param name="Anchor">The last append that it saw, and where.</param>
public sealed record ShardRecord(int Shard, long Position, long Epoch, Guid? Worker, LogAnchor Anchor);

/// <summary>An append and its place in the log: where another append stands there now, the log is another one.</summary>
/// <param name="Position">The position of the append's first event; 0 for none.</param>
/// <param name="AppendId">The append.</param>
public readonly record struct LogAnchor(long Position, AppendId AppendId);

/// <summary>A shard is to be moved.</summary>
/// <param name="Shard">Its number.</param>
/// <param name="Epoch">The epoch under which the worker has taken it.</param>
/// <param name="From">The position at which the worker believes it to be.</param>
/// <param name="To">The position that it has finished.</param>
/// <param name="Anchor">The last append that it saw.</param>
public readonly record struct ShardAdvance(int Shard, long Epoch, long From, long To, LogAnchor Anchor);
