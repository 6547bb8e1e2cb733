using MemoryPack;

namespace Foldstream.ColdStart.Rivals;

internal static class MemoryPackFold
{
    public static PlainAccount Fold(byte[] file)
    {
        PlainAccount account = new();
        for (Recording events = new(file); events.TryNext();)
        {
            ReadOnlySpan<byte> bytes = events.Payload.Span;
            switch (events.Kind)
            {
                case 'o': account.Apply(MemoryPackSerializer.Deserialize<RivalOpened>(bytes)!); break;
                case 'd': account.Apply(MemoryPackSerializer.Deserialize<RivalDeposited>(bytes)!); break;
                case 'w': account.Apply(MemoryPackSerializer.Deserialize<RivalWithdrawn>(bytes)!); break;
                default: account.Apply(MemoryPackSerializer.Deserialize<RivalInterestAccrued>(bytes)!); break;
            }
        }

        return account;
    }
}
