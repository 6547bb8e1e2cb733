using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream;

/// <summary>
/// Says before a deployment what would fail after it: events that a store holds and a build can't read, and events that one of two builds, which run side by
/// side for a while, may write and the other can't read.
/// </summary>
public static class SchemaCheck
{
    /// <summary>Whether a build can read all that a store holds. Reads the whole store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="build">The build.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <exception cref="CorruptPageException">A page can't be read.</exception>
    public static async ValueTask<SchemaReport> RunAsync(IEventStore store, EventSchema build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        return Compare(await store.CountEventsAsync(cancellationToken).ConfigureAwait(false), build);
    }

    /// <summary>Whether a build can read events that were counted.</summary>
    /// <param name="stored">What <see cref="EventCensus.CountEventsAsync"/> has counted.</param>
    /// <param name="build">The build.</param>
    public static SchemaReport Compare(ImmutableArray<StoredEvents> stored, EventSchema build)
    {
        ArgumentNullException.ThrowIfNull(build);
        ILookup<string, CategorySchema> categories = build.Categories.ToLookup(category => category.Category, StringComparer.Ordinal);
        List<SchemaFinding> findings = [];
        foreach (StoredEvents events in stored)
        {
            findings.AddRange(categories[events.Category].Select(reader => Find("this build", reader, events.Type, events)).OfType<SchemaFinding>());
        }

        return new SchemaReport([.. findings], [.. stored.Select(events => events.Category).Distinct().Where(category => !categories.Contains(category))]);
    }

    /// <summary>
    /// Whether two builds can run on one store at once, as in a rolling deployment: what the next one can't read of that which the running one may write,
    /// and the other way round.
    /// </summary>
    /// <param name="running">The build that runs.</param>
    /// <param name="next">The build that is to be deployed beside it.</param>
    public static SchemaReport Compare(EventSchema running, EventSchema next)
    {
        ArgumentNullException.ThrowIfNull(running);
        ArgumentNullException.ThrowIfNull(next);
        return new SchemaReport(
            [.. Unreadable("the next build", next, running), .. Unreadable("the running build", running, next)],
            [.. running.Categories.Select(category => category.Category).Distinct().Except(next.Categories.Select(category => category.Category))]);
    }

    private static IEnumerable<SchemaFinding> Unreadable(string name, EventSchema reader, EventSchema writer)
        => from written in writer.Categories
           from type in written.Writes.OrderBy(type => type.Name, StringComparer.Ordinal).ThenBy(type => type.SchemaVersion)
           from category in reader.Categories
           where category.Category == written.Category
           let finding = Find(name, category, type, stored: null)
           where finding is not null
           select finding;

    private static SchemaFinding? Find(string name, CategorySchema reader, EventType type, StoredEvents? stored)
        => reader.FaultOf(type, out EventType? built) is { } fault ? new SchemaFinding(fault, name, reader.Category, reader.Aggregate, type, built, stored) : null;
}
