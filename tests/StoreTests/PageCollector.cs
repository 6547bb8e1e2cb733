using System.Buffers.Binary;
using Foldstream.Pages;

namespace Foldstream.StoreTests;

/// <summary>Keeps what it is handed. Payloads of eight bytes are read as amounts.</summary>
internal sealed class PageCollector(int stopAfter = int.MaxValue) : IPageConsumer
{
    public List<Page> Pages { get; } = [];

    /// <summary>What the reading returned.</summary>
    public long Version { get; set; }

    public IEnumerable<long> Amounts => Pages.SelectMany(page => page.Amounts);

    public IEnumerable<long> FirstVersions => Pages.Select(page => page.FirstVersion);

    public bool Consume(scoped in StoredPage page)
    {
        List<long> amounts = [];
        List<ushort> types = [];
        FrameReader frames = new(page);
        while (frames.TryNext())
        {
            types.Add(frames.TypeId);
            amounts.Add(frames.Payload.Length == 8 ? BinaryPrimitives.ReadInt64LittleEndian(frames.Payload) : 0);
        }

        Pages.Add(new(page.Stream, page.FirstVersion, page.FirstPosition, page.Count, page.AppendId, page.Time, page.Metadata.ToArray(), amounts, types));
        return Pages.Count < stopAfter;
    }

    internal sealed record Page(StreamId Stream, long FirstVersion, long FirstPosition, int Count, AppendId AppendId, DateTimeOffset Time,
        byte[] Metadata, List<long> Amounts, List<ushort> TypeIds);
}
