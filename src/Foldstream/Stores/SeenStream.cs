namespace Foldstream.Stores;

/// <summary>What a verification has seen of a stream by position.</summary>
internal sealed class SeenStream
{
    public long Version { get; set; }

    public long Appends { get; set; }

    /// <summary>A sum over the append ids and their places, to compare two readings by.</summary>
    public ulong Sum { get; set; }

    /// <summary>How many of its events are told to be deleted.</summary>
    public long Deleted { get; set; }

    /// <summary>Whether it was deleted while it was looked at.</summary>
    public bool IsDeletedSince { get; set; }

    /// <summary>Whether the store lists it.</summary>
    public bool IsListed { get; set; }

    /// <summary>Whether something of it is damaged, so that the two readings may differ.</summary>
    public bool IsDamaged { get; set; }

    public void Add(AppendId id, long firstVersion, long firstPosition) => Sum += SumOf(id, firstVersion, firstPosition);

    public static ulong SumOf(AppendId id, long firstVersion, long firstPosition)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.WriteTo(bytes);
        ulong sum = 14_695_981_039_346_656_037;
        foreach (byte b in bytes)
        {
            sum = (sum ^ b) * 1_099_511_628_211;
        }

        sum = (sum ^ (ulong)firstVersion) * 1_099_511_628_211;
        return (sum ^ (ulong)firstPosition) * 1_099_511_628_211;
    }
}
