using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Foldstream;

/// <summary>What listens to Foldstream in a test. It hears the whole process, so its tests run alone.</summary>
internal sealed class Listening : IDisposable
{
    public const string Alone = "Signals, which the whole process hears";

    private readonly ActivityListener? _activities;
    private readonly MeterListener? _measurements;

    public Listening(bool activities = true, bool measurements = true, ActivitySamplingResult sampling = ActivitySamplingResult.AllDataAndRecorded)
    {
        if (activities)
        {
            _activities = new ActivityListener
            {
                ShouldListenTo = source => source.Name == FoldstreamSignals.Name,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => sampling,
                ActivityStopped = Activities.Enqueue,
            };
            ActivitySource.AddActivityListener(_activities);
        }

        if (measurements)
        {
            _measurements = new MeterListener
            {
                InstrumentPublished = (instrument, listener) =>
                {
                    if (instrument.Meter.Name == FoldstreamSignals.Name)
                    {
                        listener.EnableMeasurementEvents(instrument);
                    }
                },
            };
            _measurements.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _measurements.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _measurements.Start();
        }
    }

    public ConcurrentQueue<Activity> Activities { get; } = new();

    public ConcurrentQueue<(string Instrument, double Value, string Tags)> Measurements { get; } = new();

    /// <summary>The values of an instrument.</summary>
    public double[] ValuesOf(string instrument) => [.. Measurements.Where(one => one.Instrument == instrument).Select(one => one.Value)];

    /// <summary>Asks for what is only told when asked for.</summary>
    public Dictionary<(string Instrument, string Tags), double> Observe()
    {
        Measurements.Clear();
        _measurements!.RecordObservableInstruments();
        return Measurements.ToDictionary(one => (one.Instrument, one.Tags), one => one.Value);
    }

    /// <summary>All that was told about activities, in one text.</summary>
    public string AllText()
        => string.Join("\n", Activities.Select(activity => $"{activity.DisplayName} {activity.StatusDescription} {string.Join(" ", activity.TagObjects)} {string.Join(" ", activity.Events.Select(e => e.Name + string.Join(" ", e.Tags)))}")
            .Concat(Measurements.Select(one => $"{one.Instrument} {one.Tags}")));

    public void Dispose()
    {
        _activities?.Dispose();
        _measurements?.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        => Measurements.Enqueue((instrument.Name, value, string.Join(" ", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}

[CollectionDefinition(Listening.Alone, DisableParallelization = true)]
public sealed class ListeningAlone;
