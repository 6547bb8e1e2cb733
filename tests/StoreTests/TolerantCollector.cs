using Foldstream.Pages;

namespace Foldstream.StoreTests;

/// <summary>Keeps what it is handed and told, and goes on behind what it says.</summary>
internal sealed class TolerantCollector(PageTolerance tolerance) : IPageConsumer
{
    private readonly PageCollector _pages = new();

    public PageTolerance Tolerance => tolerance;

    public List<PassedEvents> Passed { get; } = [];

    public IEnumerable<long> Amounts => _pages.Amounts;

    public bool Consume(scoped in StoredPage page) => _pages.Consume(in page);

    public bool Pass(in PassedEvents events)
    {
        Passed.Add(events);
        return true;
    }
}
