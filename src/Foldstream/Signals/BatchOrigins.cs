using System.Diagnostics;
using Foldstream.Encoding;
using Foldstream.Subscriptions;

namespace Foldstream.Signals;

/// <summary>
/// Where the events of a batch come from. A single append is the parent of its handling; several are linked to it, as many as tracing keeps by
/// default.
/// </summary>
internal sealed class BatchOrigins
{
    /// <summary>The most links of one activity.</summary>
    public const int MostLinks = 128;

    private readonly HashSet<ActivityContext> _contexts = [];

    private BatchOrigins()
    {
    }

    /// <summary>How many events the handler is to be given.</summary>
    public int EventCount { get; private set; }

    /// <summary>How many appends they belong to.</summary>
    public int AppendCount { get; private set; }

    public ActivityContext Parent => AppendCount == 1 && _contexts.Count == 1 ? _contexts.First() : default;

    public IEnumerable<ActivityLink>? Links => AppendCount > 1 && _contexts.Count > 0 ? _contexts.Select(context => new ActivityLink(context)) : null;

    /// <summary>Looks through the pages that are due up to a position.</summary>
    public static BatchOrigins Of(LogChunk chunk, HandlingProgress progress, long through, ushort[] tags, PageDelivery probe)
    {
        BatchOrigins origins = new();
        long position = progress.Position;
        try
        {
            foreach (LogPage page in chunk.Pages)
            {
                if (page.FirstPosition > through)
                {
                    break;
                }

                if (page.LastPosition > position && progress.DoneOf(page) is { } done && page.LastPosition > done)
                {
                    int first = (int)Math.Max(0, done + 1 - page.FirstPosition), last = (int)(Math.Min(page.LastPosition, through) - page.FirstPosition);
                    probe.Begin(page, chunk.FramesOf(page), tags, first, last);
                    origins.Add(page, probe.CountHandled());
                }
            }
        }
        catch (Exception e) when (e is CorruptPageException or MalformedPayloadException)
        {
            // The handling will meet it, and says so.
        }

        return origins;
    }

    private void Add(LogPage page, int events)
    {
        if (events == 0)
        {
            return;
        }

        EventCount += events;
        AppendCount++;
        if (_contexts.Count < MostLinks && !page.MetadataBytes.IsEmpty && TraceContext.TryGet(page.Metadata, out ActivityContext context))
        {
            _contexts.Add(context);
        }
    }
}
