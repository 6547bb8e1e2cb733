using System.Collections.Immutable;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Testing.Tests.Conformance;

internal sealed partial record Breakage
{
    private static ImmutableArray<Breakage> OfStreams =>
    [
        new("it writes later what was asked for first", ["S112"], limits => new MutatingStore(limits)
        {
            Append = async (inner, unit, checks, token) =>
            {
                if (unit[0].Stream.Key == "3")
                {
                    await Task.Delay(1, token);
                }

                return await inner.AppendAsync(unit, checks, token);
            },
        }),
        new("it forgets that streams are closed", ["S261", "S263"], limits => new MutatingStore(limits)
        {
            Append = async (inner, unit, checks, token) =>
            {
                foreach (StreamAppend append in unit)
                {
                    if (!append.Stream.IsEmpty && (await inner.FindStreamAsync(append.Stream, token))?.State == StreamState.Closed)
                    {
                        await inner.ReopenStreamAsync(append.Stream, new Audit("it", "forgot", default), cancellationToken: token);
                    }
                }

                return await inner.AppendAsync(unit, checks, token);
            },
        }),
        new("it answers a closing before the appends that come first", ["S267"], limits => new MutatingStore(limits)
        {
            Change = async (inner, change, token) =>
            {
                StreamInfo before = (await inner.FindStreamAsync(change.Stream, token))!;
                await inner.AppendAsync([RuleRun.To(change.Stream, 1)], token);
                await inner.ChangeStreamAsync(change, token);
                return before with { State = StreamState.Closed };
            },
        }),
        new("it looks whether a stream is closed before it looks for a repetition", ["S262"], limits => new MutatingStore(limits)
        {
            Append = async (inner, unit, checks, token) => (await inner.FindStreamAsync(unit[0].Stream, token)) is { State: StreamState.Closed } closed
                ? throw new StreamClosedException(unit[0].Stream, closed.LastChange)
                : await inner.AppendAsync(unit, checks, token),
        }),
        new("it refuses checks of closed streams", ["S264"], limits => new MutatingStore(limits)
        {
            Append = async (inner, unit, checks, token) => checks is [var check, ..] && (await inner.FindStreamAsync(check.Stream, token)) is { State: StreamState.Closed } closed
                ? throw new StreamClosedException(check.Stream, closed.LastChange)
                : await inner.AppendAsync(unit, checks, token),
        }),
        new("it says of every change who asked for it last", ["S265", "S276"], limits => new MutatingStore(limits)
        {
            Change = async (inner, change, token) => await inner.ChangeStreamAsync(change, token) with { LastChange = change.Audit },
        }),
        new("it changes streams at any version", ["S266", "S277"], limits => new MutatingStore(limits)
        {
            Change = (inner, change, token) => inner.ChangeStreamAsync(change with { Expected = ExpectedVersion.Any }, token),
        }),
        new("it finds streams without events", ["S268"], limits => new MutatingStore(limits)
        {
            FindStream = async (inner, stream, token) => await inner.FindStreamAsync(stream, token) ?? new StreamInfo { Stream = stream, Version = 0 },
        }),
        new("it closes where it should delete", ["S271", "S272", "S273", "S275", "S276"], limits => new MutatingStore(limits)
        {
            Change = (inner, change, token) => inner.ChangeStreamAsync(change.State == StreamState.Deleted ? change with { State = StreamState.Closed } : change, token),
        }),
        new("it does not tell of what was deleted", ["S271", "S272", "S278", "S515"], limits => new MutatingStore(limits)
        {
            Read = (inner, stream, from, direction, consumer, token) => inner.ReadStreamAsync(stream, from, direction, Silent(consumer), token),
            ReadMany = (inner, streams, consumer, token) => inner.ReadStreamsAsync(streams, Silent(consumer), token),
            ReadAll = (inner, after, consumer, token) => inner.ReadAllAsync(after, Silent(consumer), token),
            ReadFiltered = (inner, after, filter, consumer, token) => inner.ReadAllAsync(after, filter, Silent(consumer), token),
        }),
        new("it tells of what was deleted to whoever filters", ["S515"], limits => new MutatingStore(limits)
        {
            ReadFiltered = (inner, after, filter, consumer, token) => inner.ReadAllAsync(after, filter with { Categories = [] }, consumer, token),
        }),
        new("it gives the positions of deleted streams again", ["S274"], limits =>
        {
            long gone = 0;
            return new MutatingStore(limits)
            {
                Append = async (inner, unit, checks, token) => [.. (await inner.AppendAsync(unit, checks, token)).Select(outcome => outcome with { Position = outcome.Position - gone })],
                Change = async (inner, change, token) =>
                {
                    StreamInfo changed = await inner.ChangeStreamAsync(change, token);
                    gone += changed.State == StreamState.Deleted ? changed.Version : 0;
                    return changed;
                },
            };
        }),
        new("it keeps the snapshots of deleted streams", ["S275"], limits =>
        {
            StoredSnapshot? kept = null;
            return new MutatingStore(limits)
            {
                FindSnapshot = (_, _, _, _, _) => ValueTask.FromResult(kept),
                KeepSnapshot = (_, _, snapshot, _, _) =>
                {
                    kept = snapshot;
                    return ValueTask.CompletedTask;
                },
            };
        }),
        new("it adds to the metadata that a stream has", ["S281", "S283"], limits => new MutatingStore(limits)
        {
            Change = async (inner, change, token) => await inner.ChangeStreamAsync(change.Metadata is { } added && await inner.FindStreamAsync(change.Stream, token) is { } found
                ? change with { Metadata = found.Metadata.SetItems(added) } : change, token),
        }),
        new("it sets metadata at any revision", ["S282"], limits => new MutatingStore(limits)
        {
            Change = (inner, change, token) => inner.ChangeStreamAsync(change with { ExpectedMetadataRevision = null }, token),
        }),
        new("it takes what is no change", ["S284"], limits => new MutatingStore(limits)
        {
            Change = async (inner, change, token) =>
            {
                try
                {
                    return await inner.ChangeStreamAsync(change, token);
                }
                catch (ArgumentException)
                {
                    return new StreamInfo { Stream = change.Stream, Version = 1 };
                }
            },
        }),
        new("it filters by no category", ["S511", "S513"], limits => new MutatingStore(limits)
        {
            ReadFiltered = (inner, after, filter, consumer, token) => inner.ReadAllAsync(after, filter with { Categories = [] }, consumer, token),
        }),
        new("it filters by no name", ["S512", "S513", "S516"], limits => new MutatingStore(limits)
        {
            ReadFiltered = (inner, after, filter, consumer, token) => inner.ReadAllAsync(after, filter with { EventNames = [] }, consumer, token),
        }),
        new("it filters by no tenant", ["S513", "S542", "S544"], limits => new MutatingStore(limits)
        {
            ReadFiltered = (inner, after, filter, consumer, token) => inner.ReadAllAsync(after, filter with { Tenant = null }, consumer, token),
        }),
        new("it filters from the beginning", ["S514"], limits => new MutatingStore(limits)
        {
            ReadFiltered = (inner, _, filter, consumer, token) => inner.ReadAllAsync(0, filter, consumer, token),
        }),
        new("it lists streams by UTF-16", ["S521"], limits => new MutatingStore(limits)
        {
            List = async (inner, listing, token) => [.. (await inner.ListStreamsAsync(listing, token)).OrderBy(info => info.Stream.ToString(), StringComparer.Ordinal)],
        }),
        new("it lists from the beginning", ["S522"], limits => new MutatingStore(limits)
        {
            List = (inner, listing, token) => inner.ListStreamsAsync(listing with { After = default }, token),
        }),
        new("it lists all tenants", ["S523", "S543"], limits => new MutatingStore(limits)
        {
            List = (inner, listing, token) => inner.ListStreamsAsync(listing with { Tenant = null }, token),
        }),
        new("it lists names alone", ["S524"], limits => new MutatingStore(limits)
        {
            List = async (inner, listing, token) => [.. (await inner.ListStreamsAsync(listing, token)).Select(info => new StreamInfo { Stream = info.Stream, Version = info.Version })],
        }),
        new("it hands out what was set aside", ["S531", "S533", "S536"], limits => new MutatingStore(limits)
        {
            Read = (inner, stream, from, direction, consumer, token) => inner.ReadStreamAsync(stream, from, direction, new MutatingConsumer(consumer, tolerance: PageTolerance.None), token),
            ReadAll = (inner, after, consumer, token) => inner.ReadAllAsync(after, new MutatingConsumer(consumer, tolerance: PageTolerance.None), token),
        }),
        new("it passes by what was set aside, whoever reads", ["S532"], limits => new MutatingStore(limits)
        {
            Read = (inner, stream, from, direction, consumer, token) => inner.ReadStreamAsync(stream, from, direction, new MutatingConsumer(consumer, tolerance: PageTolerance.SetAside), token),
        }),
        new("it tells of one run that was set aside", ["S536"], limits => new MutatingStore(limits)
        {
            ReadAll = (inner, after, consumer, token) => inner.ReadAllAsync(after, new MutatingConsumer(consumer, tells: i => i == 0), token),
        }),
        new("it erases records that are taken back", ["S533"], limits => new MutatingStore(limits)
        {
            ListSetAside = async (inner, token) => [.. (await inner.ListSetAsideAsync(token)).Where(record => record.TakenBack is null)],
        }),
        new("it sets aside anew", ["S534"], limits => new MutatingStore(limits)
        {
            SetAside = async (inner, position, audit, token) => await inner.SetAsideAsync(position, audit, token) with { Audit = audit },
        }),
        new("it sets aside where there is nothing", ["S535"], limits => new MutatingStore(limits)
        {
            SetAside = (inner, position, audit, token) => position is > 0 and < 2 ? inner.SetAsideAsync(position, audit, token)
                : ValueTask.FromResult(new EventsSetAside(default, 1, position, 1, audit)),
        }),
        new("it is silent about damage", ["S551"], limits => new MutatingStore(limits)
        {
            Read = (inner, stream, from, direction, consumer, token) => inner.ReadStreamAsync(stream, from, direction, new MutatingConsumer(consumer, tells: _ => false, tolerance: PageTolerance.Damaged), token),
        }),
        new("it stops at damage, whoever reads", ["S552", "S553"], limits => new MutatingStore(limits)
        {
            ReadAll = (inner, after, consumer, token) => inner.ReadAllAsync(after, new MutatingConsumer(consumer, tolerance: PageTolerance.None), token),
        }),
        new("it sets aside one event of a damaged page", ["S553"], limits => new MutatingStore(limits)
        {
            SetAside = async (inner, position, audit, token) => await inner.SetAsideAsync(position, audit, token) with { Count = 1 },
        }),
        new("it looks into every page, whatever the filter", ["S554", "S555"], limits => new MutatingStore(limits)
        {
            ReadFiltered = async (inner, after, filter, consumer, token) =>
            {
                await inner.ReadAllAsync(after, new PageNotes(), token);
                return await inner.ReadAllAsync(after, filter, consumer, token);
            },
        }),
    ];

    private static MutatingConsumer Silent(IPageConsumer consumer) => new(consumer, tells: _ => false);
}
