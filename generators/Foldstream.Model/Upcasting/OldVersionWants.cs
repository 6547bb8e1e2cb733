using Foldstream.Locking;
using Foldstream.Model;

namespace Foldstream.Upcasting;

/// <summary>The old versions that an event or an upcaster asks for.</summary>
/// <param name="EventName">The event name.</param>
/// <param name="Below">The event's own version: all older ones that the lock holds are generated. 0 where there is no such event.</param>
/// <param name="Named">Versions that are named in the code, whether the lock holds them or not.</param>
internal sealed record OldVersionWants(string EventName, int Below, EquatableArray<int> Named)
{
    public static OldVersionWants Of(EventModel model) => new(
        model.Name,
        model.SchemaVersion,
        model.Upcasters.SelectMany(upcaster => upcaster.Mentions).Where(old => old.EventName == model.Name).Select(old => old.Version).Distinct().OrderBy(version => version).ToEquatableArray());

    public static OldVersionWants Of(UpcasterModel model) => new(model.EventName, 0, new EquatableArray<int>([model.Version]));

    /// <summary>The old versions, each once, in a stable order.</summary>
    public static IEnumerable<OldVersionKey> KeysOf(IEnumerable<OldVersionWants> wants, EventLock known)
    {
        HashSet<OldVersionKey> keys = [];
        List<EventEntry> held = [.. known.Current.OfType<EventEntry>()];
        foreach (OldVersionWants want in wants)
        {
            keys.UnionWith(want.Named.Select(version => new OldVersionKey(want.EventName, version)));
            keys.UnionWith(held.Where(entry => entry.Name == want.EventName && entry.Revision < want.Below).Select(entry => new OldVersionKey(entry.Name, entry.Revision)));
        }

        return keys.OrderBy(key => key.EventName, StringComparer.Ordinal).ThenBy(key => key.Version);
    }
}
