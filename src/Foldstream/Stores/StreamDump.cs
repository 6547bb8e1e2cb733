using Foldstream.Stores;

namespace Foldstream;

/// <summary>Shows what a store holds.</summary>
public static class StreamDump
{
    /// <summary>
    /// Writes a stream as JSON lines, one object for each event, by the shapes that the store keeps: the application's assembly is not needed.
    /// </summary>
    /// <remarks>
    /// A line looks like <c>{"version":1,"position":1,"event":"order-placed","schema":1,"time":"2026-11-23T10:00:00.0000000Z","append":"...","data":{...}}</c>;
    /// <c>actor</c>, <c>correlation</c>, <c>causation</c> and <c>headers</c> stand before <c>data</c> where the append has them. Guids are text,
    /// enums the name of their member or else its number, bytes base64, dates and times ISO 8601, durations <c>[-][d.]hh:mm:ss[.fffffff]</c>,
    /// NaN and infinities text. Lines end in a line feed.
    /// </remarks>
    /// <param name="store">The store.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="output">Takes the lines; it is not flushed.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <returns>How many events were written; 0 when the stream has none, and then nothing was written.</returns>
    /// <exception cref="CorruptPageException">A page or an event can't be read. The lines before it have been written.</exception>
    public static async ValueTask<long> DumpAsync(this IEventStore store, StreamId stream, TextWriter output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(output);
        StreamDumpConsumer consumer = new(store.EventTypes);
        bool goesOn = true;
        while (goesOn)
        {
            consumer.BeginRead();
            try
            {
                await store.ReadStreamAsync(stream, consumer.NextVersion, ReadDirection.Forward, consumer, cancellationToken).ConfigureAwait(false);
                goesOn = consumer.HasStopped;
            }
            finally
            {
                // Nothing is awaited while the store lends its pages: lines are collected there, and written here, also before an error.
                await output.WriteAsync(consumer.TakeLines(), CancellationToken.None).ConfigureAwait(false);
            }

            if (consumer.NeedsEventTypes)
            {
                consumer.UseEventTypes(await store.RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false));
            }
        }

        return consumer.NextVersion - 1;
    }
}
