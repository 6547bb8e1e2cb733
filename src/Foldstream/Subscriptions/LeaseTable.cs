using System.Collections.Immutable;

namespace Foldstream.Subscriptions;

/// <summary>A worker says that it lives.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Worker">The worker: a new id for each run of a process.</param>
/// <param name="Duration">How long it may be silent from now on before others take its shards; at least a millisecond.</param>
/// <param name="Returned">The shards that it gives back.</param>
public sealed record LeaseRenewal(string Subscription, Guid Worker, TimeSpan Duration, ImmutableArray<int> Returned);

/// <summary>A worker asks for shards.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Worker">The worker, which has said that it lives: the leases last as long as it does.</param>
/// <param name="Shards">The shards.</param>
public sealed record LeaseClaim(string Subscription, Guid Worker, ImmutableArray<int> Shards);

/// <summary>Who works on a subscription.</summary>
/// <param name="Workers">The workers that live, sorted.</param>
/// <param name="Shards">All shards, in order of their numbers.</param>
public sealed record LeaseTable(ImmutableArray<Guid> Workers, ImmutableArray<ShardRecord> Shards);
