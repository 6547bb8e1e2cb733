using Foldstream.Hosting;

namespace Foldstream.Testing;

/// <summary>Follows what becomes of an old version, from upcaster to upcaster, to current events.</summary>
internal sealed class UpcastRun : IUpcastResults
{
    private const int LongestChain = 1_000;

    private readonly LawDomain _domain;
    private readonly List<EventLine> _events = [];
    private int _depth;

    private UpcastRun(LawDomain domain) => _domain = domain;

    /// <summary>The current events that an old payload becomes, in order.</summary>
    /// <exception cref="LawFault">An upcaster makes what nothing reads any more.</exception>
    public static IReadOnlyList<EventLine> Of(LawDomain domain, OldCode code, byte[] payload)
    {
        UpcastRun run = new(domain);
        code.Upcast(payload, run);
        return run._events;
    }

    void IUpcastResults.Current<TEvent>(in TEvent e)
    {
        if (_domain.FindCurrent(TEvent.EventType) is null)
        {
            throw new LawFault($"An upcaster makes {TEvent.EventType}, which is no event of the projects that were checked.");
        }

        _events.Add(new EventLine(TEvent.EventType, EventCode<TEvent>.Encode(in e)));
    }

    void IUpcastResults.Old<TOld>(in TOld old)
    {
        if (_domain.FindOld(TOld.EventType) is not OldCode<TOld> next) throw new LawFault($"An upcaster makes {TOld.EventType}, from which no other goes on.");
        if (++_depth > LongestChain) throw new LawFault($"The upcasters go round in a circle by way of {TOld.EventType}.");

        next.Upcast(in old, this);
        _depth--;
    }
}
