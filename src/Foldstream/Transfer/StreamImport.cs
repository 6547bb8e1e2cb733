using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Transfer;

/// <summary>Reads events as CloudEvents, one JSON object in each line.</summary>
public static class StreamImport
{
    private const int AppendsAtOnce = 256;

    /// <summary>
    /// Appends what <see cref="StreamExport.ExportAsync"/> has written, under the same append ids, times and metadata, and byte for byte. CloudEvents from
    /// elsewhere are taken as well: <c>subject</c> is the stream (<c>category/key</c>), <c>type</c> the event's name, and <c>source</c> and <c>id</c>
    /// give the append id. An import that was interrupted is simply made again: what the store holds is passed over.
    /// </summary>
    /// <remarks>
    /// Events are written in the order of the lines; behind one that fails nothing is. Those of an export share commits; those from elsewhere do as
    /// long as they are of different streams, so that others may write to the same streams meanwhile. An event from elsewhere that is delivered twice is written
    /// once: beside its first line the second must say the same, and further away, or in another import, it must have the same type and data and
    /// the same stream, which is where it is looked for.
    /// </remarks>
    /// <param name="store">The store.</param>
    /// <param name="input">The lines; empty ones are passed over. Events of one append stand together.</param>
    /// <param name="options">How; <see langword="null"/> for what an export has written.</param>
    /// <param name="cancellationToken">Looked at between appends.</param>
    /// <exception cref="FormatException">A line can't be read; the message says which and why. What stands before it may have been written.</exception>
    /// <exception cref="VersionConflictException">A stream is not at the version that an exported append continues.</exception>
    /// <exception cref="AppendIdReusedException">A stream holds the append with other events.</exception>
    public static async ValueTask<ImportResult> ImportAsync(this IEventStore store, TextReader input, ImportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(input);
        CloudEventReader events = new(store.Limits, options ?? new ImportOptions());
        OrderedAppends appends = new(store, new DestinationStreams(store), AppendsAtOnce);
        ImportResult result = new(0, 0, 0);
        List<StreamAppend> batch = new(AppendsAtOnce);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool goesOn = await events.ReadAppendAsync(input, batch, cancellationToken).ConfigureAwait(false);
            if (batch.Count == AppendsAtOnce || (!goesOn && batch.Count > 0))
            {
                result = await AppendAsync(appends, batch, result).ConfigureAwait(false);
                batch.Clear();
            }

            if (!goesOn)
            {
                return result with { Held = result.Held + events.Repeated };
            }
        }
    }

    private static async ValueTask<ImportResult> AppendAsync(OrderedAppends appends, List<StreamAppend> batch, ImportResult result)
    {
        foreach (Appended one in await appends.WriteAsync(batch).ConfigureAwait(false))
        {
            result = one.Repeated ? result with { Held = result.Held + one.Count } : result with { Events = result.Events + one.Count, Appends = result.Appends + 1 };
        }

        return result;
    }
}
