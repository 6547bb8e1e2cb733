using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Testing.Tests.Conformance;

/// <summary>A way in which a store can be wrong, and the rules that must find it.</summary>
internal sealed partial record Breakage(string Name, string[] Rules, Func<PageLimits, IEventStore> Open)
{
    public static ImmutableArray<Breakage> All { get; } = [.. OfAppendsAndReadings, .. OfStreams];

    private static ImmutableArray<Breakage> OfAppendsAndReadings =>
    [
        new("it forgets the expected versions", ["S202", "S203", "S204", "S205", "S206", "S801"],
            limits => new MutatingStore(limits) { Append = (inner, unit, checks, token) => inner.AppendAsync(Each(unit, append => append with { Expected = ExpectedVersion.Any }), checks, token) }),
        new("it forgets the checks", ["S252", "S255"],
            limits => new MutatingStore(limits) { Append = (inner, unit, _, token) => inner.AppendAsync(unit, token) }),
        new("it answers a repetition only while the checks hold", ["S253"], limits => new MutatingStore(limits)
        {
            Append = async (inner, unit, checks, token) =>
            {
                if (checks is [{ } check] && unit.Length > 0 && await inner.FindAppendAsync(unit[0].Stream, unit[0].AppendId, token) is not null)
                {
                    await inner.AppendAsync([unit[0] with { AppendId = AppendId.New() }], [check], token);
                }

                return await inner.AppendAsync(unit, checks, token);
            },
        }),
        new("it writes what conflicts and then says that it conflicts", ["S205"], limits => new MutatingStore(limits)
        {
            Append = async (inner, unit, checks, token) =>
            {
                try
                {
                    return await inner.AppendAsync(unit, checks, token);
                }
                catch (VersionConflictException)
                {
                    await inner.AppendAsync(Each(unit, append => append with { Expected = ExpectedVersion.Any }), checks, token);
                    throw;
                }
            },
        }),
        new("it gives appends ids of its own", ["S103", "S104", "S301", "S308", "S804"],
            limits => new MutatingStore(limits) { Append = (inner, unit, checks, token) => inner.AppendAsync(Each(unit, append => append with { AppendId = AppendId.New() }), checks, token) }),
        new("it takes any content for a repetition", ["S303", "S304"], limits => new MutatingStore(limits)
        {
            Append = async (inner, unit, checks, token) => await inner.FindAppendAsync(unit[0].Stream, unit[0].AppendId, token) is { } held ? [held] : await inner.AppendAsync(unit, checks, token),
        }),
        new("it does not say that an outcome is repeated", ["S301", "S306"], limits => Answering(limits, outcome => outcome with { Repeated = false })),
        new("it answers with the version before the append", ["S101", "S103"], limits => Answering(limits, outcome => outcome with { Version = outcome.Version - outcome.Count })),
        new("it answers with the first position", ["S102", "S103"], limits => Answering(limits, outcome => outcome with { Position = outcome.Position - outcome.Count + 1 })),
        new("it answers a unit back to front", ["S107"], limits => new MutatingStore(limits)
        {
            Append = async (inner, unit, checks, token) => [.. (await inner.AppendAsync(unit, checks, token)).Reverse()],
        }),
        new("it writes the appends of a unit one by one", ["S206", "S307", "S706"], limits => new MutatingStore(limits)
        {
            Append = async (inner, unit, checks, token) =>
            {
                List<Appended> outcomes = [];
                foreach (StreamAppend append in unit)
                {
                    outcomes.Add((await inner.AppendAsync([append], checks, token))[0]);
                }

                return [.. outcomes];
            },
        }),
        new("it cuts times to milliseconds", ["S105"], limits => new MutatingStore(limits)
        {
            Append = (inner, unit, checks, token) => inner.AppendAsync(Each(unit, append => append with { Time = append.Time.AddTicks(-(append.Time.Ticks % TimeSpan.TicksPerMillisecond)) }), checks, token),
        }),
        new("it drops the metadata", ["S106", "S605", "S704"], limits => new MutatingStore(limits)
        {
            Append = (inner, unit, checks, token) => inner.AppendAsync(Each(unit, append => append with { Metadata = EventMetadata.Empty }), checks, token),
        }),
        new("it ignores the tenant", ["S109"], limits => new MutatingStore(limits)
        {
            Append = (inner, unit, checks, token) => inner.AppendAsync(Each(unit, append => append.Stream.IsEmpty ? append : append with { Stream = new StreamId(append.Stream.Category, append.Stream.Key) }), checks, token),
        }),
        new("it ignores the case of keys", ["S110"], limits => new MutatingStore(limits)
        {
            Append = (inner, unit, checks, token) => inner.AppendAsync(Each(unit, append => append.Stream.IsEmpty ? append : append with { Stream = new StreamId(append.Stream.Tenant, append.Stream.Category, append.Stream.Key.ToLowerInvariant()) }), checks, token),
        }),
        new("it keeps no limits", ["S701", "S702", "S703", "S704", "S705"], _ => new MutatingStore(PageLimits.Default)),
        new("it skips the second page of a stream", ["S401", "S403", "S411"], limits => new MutatingStore(limits)
        {
            Read = (inner, stream, from, direction, consumer, token) => inner.ReadStreamAsync(stream, from, direction, new MutatingConsumer(consumer, takes: i => i != 1), token),
        }),
        new("it reads every stream forward", ["S402", "S403"], limits => new MutatingStore(limits)
        {
            Read = (inner, stream, from, _, consumer, token) => inner.ReadStreamAsync(stream, from, ReadDirection.Forward, consumer, token),
        }),
        new("it begins behind the version that is asked for", ["S401"], limits => new MutatingStore(limits)
        {
            Read = (inner, stream, from, direction, consumer, token) => inner.ReadStreamAsync(stream, from == long.MaxValue ? from : from + 1, direction, consumer, token),
        }),
        new("it reads many streams in an order of its own", ["S407"], limits => new MutatingStore(limits)
        {
            ReadMany = (inner, streams, consumer, token) => inner.ReadStreamsAsync(streams.ToArray().OrderBy(read => read.Stream.Key, StringComparer.Ordinal).ToArray(), consumer, token),
        }),
        new("it reads many streams from their beginning, wherever it shall begin", ["S412"], limits => new MutatingStore(limits)
        {
            ReadMany = (inner, streams, consumer, token) => inner.ReadStreamsAsync(streams.ToArray().Select(read => new StreamRead(read.Stream)).ToArray(), consumer, token),
        }),
        new("it begins in each of many streams behind the version that is asked for", ["S412"], limits => new MutatingStore(limits)
        {
            ReadMany = (inner, streams, consumer, token) => inner.ReadStreamsAsync(streams.ToArray().Select(read => read with { FromVersion = read.FromVersion < 2 ? 1 : read.FromVersion + 1 }).ToArray(), consumer, token),
        }),
        new("it counts positions from 0", ["S102", "S503", "S504"], limits => new MutatingStore(limits)
        {
            ReadAll = (inner, after, consumer, token) => inner.ReadAllAsync(after, new MutatingConsumer(consumer, shift: -1), token),
        }),
        new("it skips a page of the store", ["S503", "S507", "S803"], limits => new MutatingStore(limits)
        {
            ReadAll = (inner, after, consumer, token) => inner.ReadAllAsync(after, new MutatingConsumer(consumer, takes: i => i != 1), token),
        }),
        new("it counts the head from 1", ["S501", "S502"], limits => new MutatingStore(limits) { Head = async (inner, token) => await inner.GetHeadAsync(token) + 1 }),
        new("it finds an append in any stream", ["S309"], limits => new MutatingStore(limits)
        {
            Find = async (inner, _, id, token) => await inner.FindAppendAsync(new StreamId("account", "alice"), id, token),
        }),
        new("it returns from waiting at once", ["S902"], limits => new MutatingStore(limits) { Wait = (inner, _, token) => inner.GetHeadAsync(token) }),
        new("it swallows what a consumer throws", ["S410"], limits => new MutatingStore(limits)
        {
            Read = async (inner, stream, from, direction, consumer, token) =>
            {
                try
                {
                    return await inner.ReadStreamAsync(stream, from, direction, consumer, token);
                }
                catch (DataMisalignedException)
                {
                    return 0;
                }
            },
        }),
        new("it does not look at cancellation", ["S911", "S912", "S913"], limits => new MutatingStore(limits)
        {
            Append = (inner, unit, checks, _) => inner.AppendAsync(unit, checks, CancellationToken.None),
            Read = (inner, stream, from, direction, consumer, _) => inner.ReadStreamAsync(stream, from, direction, consumer, CancellationToken.None),
        }),
        new("it goes on when it is disposed", ["S921"], limits => new MutatingStore(limits) { End = _ => ValueTask.CompletedTask }),
        new("it refreshes the event types with an old table", ["S604"], limits => new MutatingStore(limits) { Refresh = (_, _) => ValueTask.FromResult(EventTypeTable.Empty) }),
        new("it keeps snapshots under the stream alone", ["S001", "S004"], limits => new MutatingStore(limits)
        {
            FindSnapshot = async (inner, stream, fingerprint, version, token) => await inner.FindSnapshotAsync(stream, new FoldFingerprint(9), version, token) is { } one ? one with { Fingerprint = fingerprint } : null,
            KeepSnapshot = (inner, stream, snapshot, always, token) => inner.KeepSnapshotAsync(stream, snapshot with { Fingerprint = new FoldFingerprint(9) }, always, token),
        }),
        new("it finds snapshots of any version", ["S002"], limits => new MutatingStore(limits)
        {
            FindSnapshot = (inner, stream, fingerprint, _, token) => inner.FindSnapshotAsync(stream, fingerprint, long.MaxValue, token),
        }),
        new("it always replaces snapshots", ["S003", "S007"], limits => new MutatingStore(limits)
        {
            KeepSnapshot = (inner, stream, snapshot, _, token) => inner.KeepSnapshotAsync(stream, snapshot, always: true, token),
        }),
        new("it never replaces damaged snapshots", ["S003"], limits => new MutatingStore(limits)
        {
            KeepSnapshot = (inner, stream, snapshot, _, token) => inner.KeepSnapshotAsync(stream, snapshot, always: false, token),
        }),
        new("it keeps snapshots without looking at their streams", ["S005"], limits =>
        {
            Dictionary<StreamId, StoredSnapshot> kept = [];
            return new MutatingStore(limits)
            {
                FindSnapshot = (_, stream, _, _, _) => ValueTask.FromResult(kept.TryGetValue(stream, out StoredSnapshot one) ? one : (StoredSnapshot?)null),
                KeepSnapshot = (_, stream, snapshot, _, _) =>
                {
                    kept[stream] = snapshot;
                    return ValueTask.CompletedTask;
                },
            };
        }),
        new("it takes any snapshot", ["S006"], limits => new MutatingStore(limits) { KeepSnapshot = (_, _, _, _, _) => ValueTask.CompletedTask }),
    ];

    public override string ToString() => Name;

    private static MutatingStore Answering(PageLimits limits, Func<Appended, Appended> change) => new(limits)
    {
        Append = async (inner, unit, checks, token) => [.. (await inner.AppendAsync(unit, checks, token)).Select(change)],
    };

    private static ImmutableArray<StreamAppend> Each(ImmutableArray<StreamAppend> unit, Func<StreamAppend, StreamAppend> change) => [.. unit.Select(change)];
}
