namespace Foldstream.Subscriptions;

/// <summary>A subscription as a build declares it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shards">How many shards it has.</param>
/// <param name="StoreId">The id of the store that it follows.</param>
/// <param name="StartAfter">The position behind which it begins when it has no record yet.</param>
public sealed record SubscriptionRegistration(string Name, int Shards, Guid StoreId, long StartAfter);

/// <summary>A subscription as it is on record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shards">How many shards it has.</param>
/// <param name="StoreId">The id of the store that it follows.</param>
/// <param name="Position">The position that all shards have finished.</param>
/// <param name="ParkedCount">How many streams are parked.</param>
public sealed record SubscriptionRecord(string Name, int Shards, Guid StoreId, long Position, int ParkedCount);
