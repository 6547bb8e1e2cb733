using Foldstream.Aggregates;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>Takes a stream for <see cref="EventLaws"/>: its <c>Given</c> takes the events of the aggregate, and no others.</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
public sealed class AggregateStreams<TAggregate> : IGiven<TAggregate, EventLaws>
{
    private readonly EventLaws _laws;
    private readonly AggregateLaws _aggregate;
    private readonly string? _key;

    internal AggregateStreams(EventLaws laws, AggregateLaws aggregate, string? key) => (_laws, _aggregate, _key) = (laws, aggregate, key);

    /// <summary>Gives a stream as <see cref="StreamDump.DumpAsync"/> wrote it: one JSON object per line.</summary>
    /// <param name="jsonLines">The stream, from its first event on.</param>
    /// <returns>The laws.</returns>
    /// <exception cref="FormatException">A line can't be read; the message says which and why.</exception>
    public EventLaws GivenRecorded(string jsonLines)
    {
        using StringReader lines = new(jsonLines);
        return Add(new RecordedStream(_aggregate.Definition).Read(lines, 0).SelectMany(LawEvent.Of));
    }

    /// <summary>Gives a file of a stream as <see cref="StreamDump.DumpAsync"/> wrote it.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <inheritdoc cref="GivenRecorded" path="/returns"/>
    /// <inheritdoc cref="GivenRecorded" path="/exception"/>
    public EventLaws GivenRecordedFile(string path) => GivenRecorded(File.ReadAllText(path));

    EventLaws IGiven<TAggregate, EventLaws>.Given<TEvents>(TEvents events)
    {
        PageBuilder page = new(RecordedAppend.Limits);
        events.AddTo(page);
        return Add(EventLine.Of(page).Select((line, i) => LawEvent.At(i, line.Type, line.Payload)));
    }

    private EventLaws Add(IEnumerable<LawEvent> events)
    {
        _aggregate.Add(_key, [.. events]);
        return _laws;
    }
}
