using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Foldstream.Signals;

/// <summary>Something that is watched while it is done: an activity, and how long it takes. It is only made where somebody listens.</summary>
internal sealed class Observation(Activity? activity, Histogram<double> duration, KeyValuePair<string, object?> subject) : IDisposable
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private string? _errorType;

    public Activity? Activity => activity;

    public void Fail(Exception error)
    {
        _errorType = error.GetType().FullName;
        activity?.SetError(error);
    }

    public void Dispose()
    {
        TagList tags = new() { subject };
        if (_errorType is not null)
        {
            tags.Add(SignalTags.ErrorType, _errorType);
        }

        duration.Record(Stopwatch.GetElapsedTime(_began).TotalSeconds, tags);
        activity?.Dispose();
    }
}
