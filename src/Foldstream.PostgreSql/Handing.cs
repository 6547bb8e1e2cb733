using Foldstream.Pages;

namespace Foldstream.PostgreSql;

/// <summary>Knows whether a consumer was handed or told anything: until then a reading may begin anew.</summary>
internal sealed class Handing(IPageConsumer consumer) : IPageConsumer
{
    public PageTolerance Tolerance => consumer.Tolerance;

    public bool HasBegun { get; private set; }

    public bool Consume(scoped in StoredPage page)
    {
        HasBegun = true;
        return consumer.Consume(in page);
    }

    public bool Pass(in PassedEvents events)
    {
        HasBegun = true;
        return consumer.Pass(in events);
    }
}
