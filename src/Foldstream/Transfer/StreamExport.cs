using Foldstream.Stores;

namespace Foldstream.Transfer;

/// <summary>Writes events as CloudEvents, one JSON object in each line.</summary>
public static class StreamExport
{
    /// <summary>
    /// Writes events as JSON lines, each a CloudEvents 1.0 envelope, by the shapes that the store keeps: the application's assembly is not
    /// needed. <see cref="StreamImport.ImportAsync"/> reads them back, byte for byte.
    /// </summary>
    /// <remarks>
    /// <c>id</c> is the stream and the version, <c>subject</c> the stream, <c>type</c> the event's name. As extensions follow <c>tenant</c>
    /// (unless it is the default one), <c>streamversion</c> and <c>position</c> (texts, since a number there has 32 bits), <c>schemaversion</c>,
    /// <c>appendid</c>, <c>actor</c>, <c>correlationid</c>, <c>causationid</c>, <c>headers</c> (JSON in a text), and with the first event of each type its
    /// <c>shape</c>. A payload that JSON can't say, an encrypted one for example, stands as MessagePack in <c>data_base64</c>. Times have 100 ns.
    /// </remarks>
    /// <param name="store">The store.</param>
    /// <param name="output">Takes the lines, which end in a line feed; it is not flushed.</param>
    /// <param name="options">What is exported; <see langword="null"/> for everything.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <returns>How many events were written.</returns>
    /// <exception cref="CorruptPageException">A page or an event can't be read. The lines before it have been written.</exception>
    /// <exception cref="StreamNotFoundException">A stream that was asked for has no events.</exception>
    /// <exception cref="StreamDeletedException">A stream that was asked for was deleted.</exception>
    /// <exception cref="ArgumentException">The handle passes over events that were set aside: what is exported has every event.</exception>
    public static async ValueTask<long> ExportAsync(this IEventStore store, TextWriter output, ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(output);
        store.DemandAll("exported", nameof(store));
        options ??= new ExportOptions();
        CloudEventWriter events = new(options.Source);
        events.Use(await store.RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false));
        if (options.Streams.IsDefaultOrEmpty)
        {
            EventFilter filter = new() { Categories = options.Categories };
            events.Begin(options.AfterPosition);
            await WriteAsync(store, output, events, token => store.ReadAllAsync(events.LookedUpTo, filter, events, token), cancellationToken).ConfigureAwait(false);
            return events.Count;
        }

        foreach (StreamId stream in options.Streams)
        {
            events.Begin(0);
            await WriteAsync(store, output, events, token => store.ReadStreamAsync(stream, events.NextVersion, ReadDirection.Forward, events, token), cancellationToken)
                .ConfigureAwait(false);
            if (events.NextVersion == 1)
            {
                throw events.IsDeleted ? new StreamDeletedException(stream) : new StreamNotFoundException(stream);
            }
        }

        return events.Count;
    }

    private static async ValueTask WriteAsync(IEventStore store, TextWriter output, CloudEventWriter events, Func<CancellationToken, ValueTask<long>> read,
        CancellationToken cancellationToken)
    {
        do
        {
            events.BeginReading();
            try
            {
                await read(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                // Nothing is awaited while the store lends its pages: lines are collected there, and written here, also before an error.
                await output.WriteAsync(events.TakeLines(), CancellationToken.None).ConfigureAwait(false);
            }

            if (events.LacksEventType)
            {
                events.Use(await store.RefreshEventTypesAsync(cancellationToken).ConfigureAwait(false));
            }
        }
        while (events.HasStopped);
    }
}
