#if !NATIVE
using MessagePack;

namespace Foldstream.ColdStart.Rivals;

/// <summary>MessagePackSerializer with its standard options.</summary>
internal static class MessagePackFold
{
    public static PlainAccount Fold(byte[] file)
    {
        PlainAccount account = new();
        for (Recording events = new(file); events.TryNext();)
        {
            ReadOnlyMemory<byte> bytes = events.Payload;
            switch (events.Kind)
            {
                case 'o': account.Apply(MessagePackSerializer.Deserialize<RivalOpened>(bytes)); break;
                case 'd': account.Apply(MessagePackSerializer.Deserialize<RivalDeposited>(bytes)); break;
                case 'w': account.Apply(MessagePackSerializer.Deserialize<RivalWithdrawn>(bytes)); break;
                default: account.Apply(MessagePackSerializer.Deserialize<RivalInterestAccrued>(bytes)); break;
            }
        }

        return account;
    }
}
#endif
