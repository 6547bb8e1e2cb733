using System.Collections.Immutable;
using Foldstream.Stores;
using static Foldstream.Testing.RuleRun;

namespace Foldstream.Testing;

/// <summary>S52: lists of streams, of the stores that change streams.</summary>
internal static class ListingRules
{
    public static IReadOnlyList<ConformanceRule> All { get; } =
    [
        ChangesStreams("S521", "Streams are listed by tenant, category and key, each in the order of the bytes of its UTF-8.", async run =>
        {
            string[] keys = ["\uFF21", "a", "🦊", "B", "ä", "a ", "b/c", "0", "aa"];
            foreach (string key in keys)
            {
                await run.AppendAsync(To(Stream(key), 1)).ConfigureAwait(false);
            }

            await run.AppendAsync(To(new StreamId("aaa", "z"), 1)).ConfigureAwait(false);
            await run.AppendAsync(To(new StreamId("acme", "aaa", "a"), 1)).ConfigureAwait(false);
            string[] expected = ["aaa/z", "account/0", "account/B", "account/a", "account/a ", "account/aa", "account/b/c", "account/ä", "account/\uFF21", "account/🦊", "[acme]aaa/a"];
            Demand.Sequence(expected, (await ListAsync(run, new StreamListing()).ConfigureAwait(false)).Select(info => info.Stream.ToString()), "the streams");
        }),
        ChangesStreams("S522", "A list goes on behind the last stream of the one before, until all were listed once.", async run =>
        {
            for (int i = 0; i < 25; i++)
            {
                await run.AppendAsync(To(Stream($"{i:00}"), 1)).ConfigureAwait(false);
            }

            List<string> keys = [];
            List<int> counts = [];
            StreamId last = default;
            do
            {
                ImmutableArray<StreamInfo> some = await ListAsync(run, new StreamListing { After = last, Limit = 10 }).ConfigureAwait(false);
                keys.AddRange(some.Select(info => info.Stream.Key));
                counts.Add(some.Length);
                last = some.IsEmpty ? last : some[^1].Stream;
            }
            while (counts[^1] == 10 && counts.Count < 4);

            Demand.Sequence([10, 10, 5], counts, "the sizes of the lists");
            Demand.Sequence(Enumerable.Range(0, 25).Select(i => $"{i:00}"), keys, "the keys");
        }),
        ChangesStreams("S523", "A list is of a tenant and a category, if they are asked for.", async run =>
        {
            StreamId order = new("order", "1"), ofAcme = new("acme", "account", "alice"), orderOfAcme = new("acme", "order", "2");
            foreach (StreamId stream in new[] { Alice, order, ofAcme, orderOfAcme })
            {
                await run.AppendAsync(To(stream, 1)).ConfigureAwait(false);
            }

            (string, StreamListing, StreamId[])[] lists =
            [
                ("the default tenant", new StreamListing { Tenant = "" }, [Alice, order]),
                ("a category", new StreamListing { Category = "order" }, [order, orderOfAcme]),
                ("a category of a tenant", new StreamListing { Tenant = "acme", Category = "account" }, [ofAcme]),
                ("a category behind a stream of another", new StreamListing { Category = "order", After = Alice }, [order, orderOfAcme]),
                ("a tenant behind a stream of another", new StreamListing { Tenant = "acme", After = order }, [ofAcme, orderOfAcme]),
            ];
            foreach ((string what, StreamListing listing, StreamId[] expected) in lists)
            {
                Demand.Sequence(expected, (await ListAsync(run, listing).ConfigureAwait(false)).Select(info => info.Stream), $"the streams of {what}");
            }
        }),
        ChangesStreams("S524", "A list says what each stream is.", async run =>
        {
            Audit audit = new("ada", "a", Noon);
            await run.AppendAsync(To(Alice, 1, 2)).ConfigureAwait(false);
            await run.AppendAsync(To(Bob, 1)).ConfigureAwait(false);
            await run.AppendAsync(To(Carol, 1)).ConfigureAwait(false);
            StreamInfo closed = await run.Store.CloseStreamAsync(Alice, audit, cancellationToken: run.Token).ConfigureAwait(false);
            StreamInfo deleted = await run.Store.DeleteStreamAsync(Bob, audit, cancellationToken: run.Token).ConfigureAwait(false);
            StreamInfo described = await run.Store.SetStreamMetadataAsync(Carol, StreamMetadataRules.Texts(("a", "b")), audit, cancellationToken: run.Token).ConfigureAwait(false);
            Demand.Sequence([closed, deleted, described], await ListAsync(run, new StreamListing()).ConfigureAwait(false), "the streams");
        }),
    ];

    private static async Task<ImmutableArray<StreamInfo>> ListAsync(RuleRun run, StreamListing listing)
        => await run.Store.ListStreamsAsync(listing, run.Token).ConfigureAwait(false);
}
