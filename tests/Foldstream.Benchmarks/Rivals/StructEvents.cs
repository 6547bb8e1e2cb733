using MemoryPack;
using MessagePack;

namespace Foldstream.Benchmarks.Rivals;

// The events of the bank as the users of other serializers declare them, as structs.

[MessagePackObject, MemoryPackable]
public readonly partial record struct StructOpened([property: Key(0)] Guid AccountId, [property: Key(1)] string Owner, [property: Key(2)] decimal Overdraft, [property: Key(3)] DateTimeOffset At);

[MessagePackObject, MemoryPackable]
public readonly partial record struct StructDeposited([property: Key(0)] Guid TransactionId, [property: Key(1)] decimal Amount, [property: Key(2)] string Description, [property: Key(3)] DateTimeOffset At);

[MessagePackObject, MemoryPackable]
public readonly partial record struct StructWithdrawn([property: Key(0)] Guid TransactionId, [property: Key(1)] decimal Amount, [property: Key(2)] string Description, [property: Key(3)] DateTimeOffset At);

[MessagePackObject, MemoryPackable]
public readonly partial record struct StructTransferSent([property: Key(0)] Guid TransactionId, [property: Key(1)] Guid Receiver, [property: Key(2)] decimal Amount, [property: Key(3)] string Reference, [property: Key(4)] DateTimeOffset At);

[MessagePackObject, MemoryPackable]
public readonly partial record struct StructInterestAccrued([property: Key(0)] decimal Amount, [property: Key(1)] long Days, [property: Key(2)] DateTimeOffset At);

[MessagePackObject, MemoryPackable]
public readonly partial record struct StructLimitChanged([property: Key(0)] decimal Limit, [property: Key(1)] DateTimeOffset At);

internal static class StructEvents
{
    /// <summary>What MemoryPack writes for the struct that holds the same as a class.</summary>
    public static byte[] ToMemoryPack(object one) => one switch
    {
        ClassOpened e => MemoryPackSerializer.Serialize(new StructOpened(e.AccountId, e.Owner, e.Overdraft, e.At)),
        ClassDeposited e => MemoryPackSerializer.Serialize(new StructDeposited(e.TransactionId, e.Amount, e.Description, e.At)),
        ClassWithdrawn e => MemoryPackSerializer.Serialize(new StructWithdrawn(e.TransactionId, e.Amount, e.Description, e.At)),
        ClassTransferSent e => MemoryPackSerializer.Serialize(new StructTransferSent(e.TransactionId, e.Receiver, e.Amount, e.Reference, e.At)),
        ClassInterestAccrued e => MemoryPackSerializer.Serialize(new StructInterestAccrued(e.Amount, e.Days, e.At)),
        ClassLimitChanged e => MemoryPackSerializer.Serialize(new StructLimitChanged(e.Limit, e.At)),
        _ => throw new ArgumentException("No event of the bank.", nameof(one)),
    };
}
