using System.Collections.Immutable;
using Foldstream.Events;
using Foldstream.Pages;
using Foldstream.Sqlite;
using Foldstream.Stores;
using Foldstream.Transfer;
using static Foldstream.StoreTests.Appends;

namespace Foldstream.PostgreSql.Tests;

/// <summary>What goes through PostgreSQL into another store and back comes back as it was.</summary>
public sealed class CopyTests : PostgresTest
{
    private static readonly StreamId[] Streams = [Stream("1"), Stream("a b/ü"), new("order", "🦊"), new("acme", "account", "1")];
    private static readonly Audit ByAda = new("ada", "tidy", Noon);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task From_memory_through_PostgreSQL_and_SQLite_and_back_every_stream_is_the_same_byte_for_byte(int seed)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("foldstream-");
        try
        {
            using InMemoryEventStore first = new(), last = new();
            await using PostgreSqlEventStore postgres = await OpenAsync();
            await using SqliteEventStore sqlite = SqliteEventStore.Open(Path.Combine(folder.FullName, "store.db"));
            await FillAsync(first, seed);
            IEventStore[] stores = [first, postgres, sqlite, last];
            long head = await first.GetHeadAsync(Token);
            for (int i = 1; i < stores.Length; i++)
            {
                Assert.Equal(new CopyResult(head, head, 0, 0, 3), await stores[i - 1].CopyAsync(stores[i], cancellationToken: Token));
            }

            string content = await ContentAsync(first);
            foreach (IEventStore store in stores)
            {
                Assert.Equal(content, await ContentAsync(store));
                Assert.True((await store.VerifyAsync(new VerifyOptions { ReadsPayloads = false }, cancellationToken: Token)).IsSound);
                EventsSetAside aside = Assert.Single(await store.ListSetAsideAsync(Token));
                Assert.Equal((3, 1, ByAda), (aside.FirstPosition, aside.Count, aside.Audit));
                Assert.Equal([StreamState.Closed, StreamState.Open, StreamState.Open, StreamState.Open], await StatesAsync(store));
                Assert.Equal("ü\0", (await store.FindStreamAsync(Streams[1], Token))!.Metadata["note"]);
            }

            Assert.Equal(new CopyResult(head, 0, head, 0, 0), await first.CopyAsync(postgres, cancellationToken: Token));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task FillAsync(IEventStore store, int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 80; i++)
        {
            PageBuilder page = new();
            for (int n = random.Next(1, 5); n > 0; n--)
            {
                switch (random.Next(3))
                {
                    case 0: page.Add(new Deposited(random.NextInt64())); break;
                    case 1: page.Add(new Noted(new string('ß', random.Next(3000)))); break;
                    default: page.Add(new DepositedReshaped(i)); break;
                }
            }

            await store.AppendAsync(Of(Streams[i < 4 ? i : random.Next(4)], ExpectedVersion.Any, page) with
            {
                Time = Noon.AddTicks(i), Metadata = i % 3 == 0 ? new EventMetadata { Actor = "ada", CausationId = "" } : EventMetadata.Empty,
            }, Token);
        }

        await store.CloseStreamAsync(Streams[0], ByAda, cancellationToken: Token);
        await store.SetStreamMetadataAsync(Streams[1], ImmutableSortedDictionary<string, string>.Empty.Add("note", "ü\0"), ByAda, cancellationToken: Token);
        await store.SetAsideAsync(3, ByAda, Token);
    }

    private static async Task<IEnumerable<StreamState>> StatesAsync(IEventStore store)
    {
        List<StreamState> states = [];
        foreach (StreamId stream in Streams)
        {
            states.Add((await store.FindStreamAsync(stream, Token))!.State);
        }

        return states;
    }

    /// <summary>Everything that a store holds of its streams, type ids left out.</summary>
    private static async Task<string> ContentAsync(IEventStore store)
    {
        Notes notes = new(await store.RefreshEventTypesAsync(Token));
        await store.ReadAllAsync(0, notes, Token);
        return string.Join('\n', notes.Lines);
    }

    private sealed class Notes(EventTypeTable types) : IPageConsumer
    {
        public List<string> Lines { get; } = [];

        public bool Consume(scoped in StoredPage page)
        {
            FrameReader frames = new(in page);
            while (frames.TryNext())
            {
                EventType type = types[frames.TypeId]!;
                Lines.Add($"{frames.Position} {page.Stream} {frames.Version} {page.AppendId} {page.Time:O} {Convert.ToHexString(page.Metadata)} {type.Name} {type.SchemaVersion} {type.Shape} {Convert.ToHexString(frames.Payload)}");
            }

            return true;
        }
    }
}
