using System.Globalization;
using Foldstream.Aggregates;
using Foldstream.Pages;
using Foldstream.Stores;
using Foldstream.Torture.Fuzzing;

namespace Foldstream.Torture.Flip;

/// <summary>What a store gives when it is read in every way.</summary>
internal sealed class Content
{
    private readonly Dictionary<string, List<string>> _ways = [];

    /// <summary>All appends that were handed out: stream, id, time, metadata and events.</summary>
    public HashSet<string> Appends { get; } = [];

    /// <summary>The same with the version and the position that they were handed out under.</summary>
    public HashSet<string> Numbered { get; } = [];

    /// <summary>The first error that a reading ended with, which is one of the promised ones.</summary>
    public Exception? Error { get; private set; }

    /// <summary>The streams that there are, and the id of one append of each.</summary>
    public Dictionary<StreamId, AppendId> Streams { get; } = [];

    /// <summary>Reads all of it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="streams">The streams to read; <see langword="null"/> for those that the log names.</param>
    public static async Task<Content> ReadAsync(IEventStore store, IReadOnlyDictionary<StreamId, AppendId>? streams)
    {
        Content content = new();
        await content.TryAsync("log", async lines => lines.Add($"{await store.ReadAllAsync(0, new Lines(content, lines))}"));
        streams ??= content.Streams;
        await content.TryAsync("streams", async lines => await store.ReadStreamsAsync(streams.Keys.ToArray(), new Lines(content, lines)));
        Repository<Gale, GaleId> gales = new(store);
        foreach ((StreamId stream, AppendId append) in streams)
        {
            await content.TryAsync($"{stream}", async lines => lines.Add($"{await store.ReadStreamAsync(stream, 1, ReadDirection.Forward, new Lines(content, lines))}"));
            await content.TryAsync($"{stream} backward", async lines => lines.Add($"{await store.ReadStreamAsync(stream, long.MaxValue, ReadDirection.Backward, new Lines(content, lines))}"));
            await content.TryAsync($"{stream} append", async lines => lines.Add($"{await store.FindAppendAsync(stream, append)}"));
            await content.TryAsync($"{stream} folded", async lines => lines.Add($"{(await gales.FindAsync(new GaleId(stream.Key)) is { Exists: true } found ? found.State.Sum : null)}"));
        }

        return content;
    }

    /// <summary>The ways that gave something else, or less, than there is.</summary>
    public IEnumerable<string> DifferenceTo(Content truth) => truth._ways.Where(way => !_ways.TryGetValue(way.Key, out List<string>? lines) || !lines.SequenceEqual(way.Value)).Select(way => way.Key);

    private async Task TryAsync(string way, Func<List<string>, Task> read)
    {
        List<string> lines = _ways[way] = [];
        try
        {
            await read(lines);
        }
        catch (Exception error) when (DamagedStore.IsTyped(error) || error is StreamDeletedException)
        {
            lines.Add(error.GetType().Name);
            Error ??= error;
        }
    }

    private sealed class Lines(Content content, List<string> lines) : IPageConsumer
    {
        public bool Consume(scoped in StoredPage page)
        {
            string append = string.Create(CultureInfo.InvariantCulture,
                $"{page.Stream} {page.Count} {page.AppendId} {page.Time.Ticks} {Convert.ToHexString(page.Metadata)} {Convert.ToHexString(page.Frames)}");
            string line = string.Create(CultureInfo.InvariantCulture, $"{page.FirstVersion} {page.FirstPosition} {append}");
            lines.Add(line);
            content.Appends.Add(append);
            content.Numbered.Add(line);
            content.Streams.TryAdd(page.Stream, page.AppendId);
            return true;
        }
    }
}
