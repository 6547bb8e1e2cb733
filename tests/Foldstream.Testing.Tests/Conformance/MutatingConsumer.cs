using Foldstream.Pages;

namespace Foldstream.Testing.Tests.Conformance;

/// <summary>Passes on pages, changed or left out.</summary>
internal sealed class MutatingConsumer(IPageConsumer inner, Func<int, bool>? takes = null, long shift = 0, Func<int, bool>? tells = null, PageTolerance? tolerance = null) : IPageConsumer
{
    private int _count, _told;

    public PageTolerance Tolerance => tolerance ?? inner.Tolerance;

    public bool Pass(in PassedEvents events) => (tells is not null && !tells(_told++)) || inner.Pass(in events);

    public bool Consume(scoped in StoredPage page)
    {
        if (takes is not null && !takes(_count++))
        {
            return true;
        }

        StoredPage other = StoredPage.Open(page.Stream, PageFormat.SeedOf(page.Stream), page.FirstVersion, page.FirstPosition + shift, page.Count, page.AppendId, page.Time,
            page.Metadata, page.Bytes);
        return inner.Consume(in other);
    }
}
