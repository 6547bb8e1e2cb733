namespace Foldstream.Benchmarks.Rivals;

/// <summary>The events of a stream in one rival's encoding, one behind the other.</summary>
internal sealed class Recording
{
    private readonly byte[] _bytes;
    private readonly int[] _offsets;
    private readonly EventKind[] _kinds;

    private Recording(byte[] bytes, int[] offsets, EventKind[] kinds) => (_bytes, _offsets, _kinds) = (bytes, offsets, kinds);

    public int Count => _kinds.Length;

    public long Size => _bytes.Length;

    /// <summary>Writes each event with what the rival has for it.</summary>
    public static Recording Of(IReadOnlyList<object> events, Func<object, byte[]> encode)
    {
        using MemoryStream bytes = new();
        int[] offsets = new int[events.Count + 1];
        for (int i = 0; i < events.Count; i++)
        {
            bytes.Write(encode(events[i]));
            offsets[i + 1] = (int)bytes.Length;
        }

        return new Recording(bytes.ToArray(), offsets, [.. events.Select(KindOf)]);
    }

    public EventKind KindAt(int index) => _kinds[index];

    public ReadOnlySpan<byte> SpanAt(int index) => _bytes.AsSpan(_offsets[index], _offsets[index + 1] - _offsets[index]);

    public ReadOnlyMemory<byte> MemoryAt(int index) => _bytes.AsMemory(_offsets[index], _offsets[index + 1] - _offsets[index]);

    public static EventKind KindOf(object e) => e switch
    {
        ClassOpened => EventKind.Opened,
        ClassDeposited => EventKind.Deposited,
        ClassWithdrawn => EventKind.Withdrawn,
        ClassTransferSent => EventKind.TransferSent,
        ClassInterestAccrued => EventKind.InterestAccrued,
        ClassLimitChanged => EventKind.LimitChanged,
        _ => throw new ArgumentException("No event of the bank.", nameof(e)),
    };
}
