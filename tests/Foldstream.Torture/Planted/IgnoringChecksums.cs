using System.Buffers.Binary;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Torture.Planted;

/// <summary>Hands out pages in which a bit is wrong, as a store would that does not look at checksums.</summary>
internal sealed class IgnoringChecksums(IEventStore inner) : FaultyStore(inner)
{
    protected override IPageConsumer Reader(IPageConsumer consumer) => new Damaging(consumer);

    private sealed class Damaging(IPageConsumer consumer) : IPageConsumer
    {
        public PageTolerance Tolerance => consumer.Tolerance;

        public bool Consume(scoped in StoredPage page)
        {
            byte[] bytes = page.Bytes.ToArray(), metadata = page.Metadata.ToArray();
            uint seed = PageFormat.SeedOf(page.Stream);
            bytes[^1] ^= 1;
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), PageFormat.ChecksumOf(new PageAddress(seed, page.AppendId, page.Time, metadata), bytes));
            StoredPage damaged = StoredPage.Open(page.Stream, seed, page.FirstVersion, page.FirstPosition, page.Count, page.AppendId, page.Time, metadata, bytes);
            return consumer.Consume(in damaged);
        }

        public bool Pass(in PassedEvents events) => consumer.Pass(in events);
    }
}
