using MemoryPack;
using MessagePack;

namespace Foldstream.Benchmarks.Rivals;

// The events of the bank as the users of other serializers declare them, as classes.

[MessagePackObject, MemoryPackable]
public sealed partial record ClassOpened([property: Key(0)] Guid AccountId, [property: Key(1)] string Owner, [property: Key(2)] decimal Overdraft, [property: Key(3)] DateTimeOffset At);

[MessagePackObject, MemoryPackable]
public sealed partial record ClassDeposited([property: Key(0)] Guid TransactionId, [property: Key(1)] decimal Amount, [property: Key(2)] string Description, [property: Key(3)] DateTimeOffset At);

[MessagePackObject, MemoryPackable]
public sealed partial record ClassWithdrawn([property: Key(0)] Guid TransactionId, [property: Key(1)] decimal Amount, [property: Key(2)] string Description, [property: Key(3)] DateTimeOffset At);

[MessagePackObject, MemoryPackable]
public sealed partial record ClassTransferSent([property: Key(0)] Guid TransactionId, [property: Key(1)] Guid Receiver, [property: Key(2)] decimal Amount, [property: Key(3)] string Reference, [property: Key(4)] DateTimeOffset At);

[MessagePackObject, MemoryPackable]
public sealed partial record ClassInterestAccrued([property: Key(0)] decimal Amount, [property: Key(1)] long Days, [property: Key(2)] DateTimeOffset At);

[MessagePackObject, MemoryPackable]
public sealed partial record ClassLimitChanged([property: Key(0)] decimal Limit, [property: Key(1)] DateTimeOffset At);
