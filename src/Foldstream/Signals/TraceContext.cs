using System.Collections.Immutable;
using System.Diagnostics;

namespace Foldstream.Signals;

/// <summary>The W3C trace context that an append carries in the headers of its metadata.</summary>
internal static class TraceContext
{
    public const string Parent = "traceparent", State = "tracestate";

    // As much as the W3C demands of those who pass it on.
    private const int MostState = 512;

    /// <summary>The activity that an append made now would be traced to; <see langword="null"/> when nobody records one.</summary>
    public static Activity? Current => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } activity ? activity : null;

    /// <summary>Adds an activity's context, unless the metadata has one.</summary>
    public static EventMetadata AddTo(EventMetadata metadata, Activity activity)
    {
        if (metadata.Headers.ContainsKey(Parent) || metadata.Headers.ContainsKey(State))
        {
            return metadata;
        }

        ImmutableSortedDictionary<string, string> headers = metadata.Headers.Add(Parent, activity.Id!);
        return metadata with { Headers = activity.TraceStateString is { Length: > 0 and <= MostState } state ? headers.Add(State, state) : headers };
    }

    /// <summary>The context that metadata has; what is malformed is none.</summary>
    public static bool TryGet(EventMetadata metadata, out ActivityContext context)
    {
        context = default;
        return metadata.Headers.TryGetValue(Parent, out string? parent)
            && ActivityContext.TryParse(parent, metadata.Headers.GetValueOrDefault(State), isRemote: true, out context);
    }
}
