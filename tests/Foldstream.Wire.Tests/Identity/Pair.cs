using CsCheck;
using Foldstream.Events;
using Foldstream.Kinds;

namespace Foldstream.Wire.Tests.Identity;

/// <summary>A kind of member and what MessagePack-CSharp takes for it.</summary>
internal abstract class Pair
{
    public abstract string Name { get; }

    /// <summary>Compares so many random events.</summary>
    public abstract void Compare(int count);
}

/// <summary>An event and its twin, which is a record with the attributes of MessagePack-CSharp.</summary>
/// <param name="twinOf">Makes the twin of an event.</param>
internal sealed class Pair<TEvent, TTwin>(Func<TEvent, TTwin> twinOf) : Pair
    where TEvent : IEvent<TEvent>
{
    private static readonly Kind<TEvent> Kind = AllKinds.List.OfType<Kind<TEvent>>().Single();

    public override string Name => Kind.Name;

    public override void Compare(int count)
        => Kind.Values.Sample(Compare, iter: count, print: e => Convert.ToHexString(Kind<TEvent>.Encode(e)));

    private void Compare(TEvent e)
    {
        byte[] ours = Kind<TEvent>.Encode(e);
        byte[] peers = Peer.Write(twinOf(e));
        Assert.Equal(Convert.ToHexString(peers), Convert.ToHexString(ours));

        // The bytes say all that there is of a value: what is read is the same where it is written as the same.
        Same(ours, Kind.Rewrite(peers));
        Same(peers, Peer.Write(Peer.Read<TTwin>(ours)));
        Same(peers, Peer.Write(twinOf(Read(peers))));
    }

    private static void Same(byte[] expected, byte[] actual)
    {
        if (!Kind.AreSame(expected, actual))
        {
            Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(actual));
        }
    }

    private static TEvent Read(byte[] payload)
    {
        TEvent.DecodePayload(payload, ulong.MaxValue, out TEvent e);
        return e;
    }
}
