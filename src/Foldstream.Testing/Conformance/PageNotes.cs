using Foldstream.Pages;

namespace Foldstream.Testing;

/// <summary>Notes down the pages that a store hands out.</summary>
internal sealed class PageNotes(int stopAfter = int.MaxValue, Action? onPage = null, PageTolerance tolerance = PageTolerance.None) : IPageConsumer
{
    public PageTolerance Tolerance => tolerance;

    /// <summary>What the store passed by.</summary>
    public List<PassedEvents> Passed { get; } = [];

    public List<PageNote> Pages { get; } = [];

    /// <summary>What the reading returned.</summary>
    public long Returned { get; set; }

    /// <summary>The numbers of the counted events; 0 for other events.</summary>
    public IEnumerable<long> Numbers => Pages.SelectMany(page => page.Numbers);

    public string FirstVersions => string.Join(' ', Pages.Select(page => page.FirstVersion));

    public string FirstPositions => string.Join(' ', Pages.Select(page => page.FirstPosition));

    public bool Consume(scoped in StoredPage page)
    {
        List<long> numbers = [];
        List<ushort> typeIds = [];
        List<byte[]> payloads = [];
        FrameReader frames = new(page);
        while (frames.TryNext())
        {
            typeIds.Add(frames.TypeId);
            payloads.Add(frames.Payload.ToArray());
            numbers.Add(IsText(frames.Payload) ? 0 : NumberPayload.Decode(frames.Payload));
        }

        Pages.Add(new(page.Stream, page.FirstVersion, page.FirstPosition, page.Count, page.AppendId, page.Time, page.Metadata.ToArray(), numbers, typeIds, payloads));
        onPage?.Invoke();
        return Pages.Count < stopAfter;
    }

    public bool Pass(in PassedEvents events)
    {
        Passed.Add(events);
        return Pages.Count < stopAfter;
    }

    private static bool IsText(ReadOnlySpan<byte> payload) => payload[1] is (>= 0xA0 and <= 0xBF) or (>= 0xD9 and <= 0xDB);
}

/// <summary>What a page said.</summary>
internal sealed record PageNote(StreamId Stream, long FirstVersion, long FirstPosition, int Count, AppendId AppendId, DateTimeOffset Time,
    byte[] Metadata, List<long> Numbers, List<ushort> TypeIds, List<byte[]> Payloads);
