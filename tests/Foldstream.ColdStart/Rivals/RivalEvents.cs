using MemoryPack;
using MessagePack;

namespace Foldstream.ColdStart.Rivals;

// The same members as classes, the usual form of events, with the attributes that each rival asks for.

[MessagePackObject, MemoryPackable]
public sealed partial record RivalOpened([property: Key(0)] Guid AccountId, [property: Key(1)] string Owner, [property: Key(2)] decimal Overdraft, [property: Key(3)] DateTimeOffset At);

[MessagePackObject, MemoryPackable]
public sealed partial record RivalDeposited([property: Key(0)] Guid TransactionId, [property: Key(1)] decimal Amount, [property: Key(2)] string Description, [property: Key(3)] DateTimeOffset At);

[MessagePackObject, MemoryPackable]
public sealed partial record RivalWithdrawn([property: Key(0)] Guid TransactionId, [property: Key(1)] decimal Amount, [property: Key(2)] string Description, [property: Key(3)] DateTimeOffset At);

[MessagePackObject, MemoryPackable]
public sealed partial record RivalInterestAccrued([property: Key(0)] decimal Amount, [property: Key(1)] long Days, [property: Key(2)] DateTimeOffset At);
