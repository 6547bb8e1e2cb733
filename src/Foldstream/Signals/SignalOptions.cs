namespace Foldstream;

/// <summary>What appends carry for tracing, and what activities may say.</summary>
public sealed record SignalOptions
{
    /// <summary>The options that hold where none are given.</summary>
    public static SignalOptions Default { get; } = new();

    /// <summary>
    /// Whether an append keeps the trace context of the activity that it was decided in, as the headers <c>traceparent</c> and <c>tracestate</c> of its
    /// metadata, when that activity is recorded and the caller has said no <c>traceparent</c>. <see langword="true"/> by default.
    /// </summary>
    public bool StoresTraceContext { get; init; } = true;

    /// <summary>
    /// Whether activities name the stream that they are about, with its key. A key may be that of a person, and traces are often kept elsewhere and by others than the
    /// events: <see langword="false"/> by default. Measurements never name a stream.
    /// </summary>
    public bool NamesStreams { get; init; }
}
