using System.Diagnostics.CodeAnalysis;
using Foldstream.Aggregates;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Testing;

/// <inheritdoc/>
[SuppressMessage("Design", "CA1001", Justification = "A store in memory holds nothing that must be given back.")]
internal sealed class ScenarioRun<TAggregate, TKey> : ScenarioRun<TAggregate>
    where TAggregate : IAggregate<TAggregate, TKey>
{
    private readonly InMemoryEventStore _store = new(RecordedAppend.Limits);
    private readonly Repository<TAggregate, TKey> _repository;
    private TKey _key;
    private long _version;
    private bool _decided;

    public ScenarioRun() => (_repository, _key) = (new Repository<TAggregate, TKey>(_store, Clock), FirstKey());

    public override AggregateDefinition Definition => TAggregate.Definition;

    private StreamId Stream => new(Definition.Category, TAggregate.FormatKey(_key));

    public override void UseKey<T>(T key)
    {
        ThrowIfDecided();
        if (_version > 0)
        {
            throw new ScenarioFailedException("Key stands before what is given: the events belong to a stream already.");
        }

        _key = key switch
        {
            TKey typed => typed,
            string text => Parse(text),
            _ => throw new ScenarioFailedException($"The keys of {Definition.Name} are {typeof(TKey).Name}, and Key was given {typeof(T).Name}."),
        };
    }

    public override void GivenRecorded(TextReader lines)
    {
        IReadOnlyList<RecordedAppend> appends;
        try
        {
            appends = new RecordedStream(Definition).Read(lines, _version);
        }
        catch (FormatException error)
        {
            throw new ScenarioFailedException(error.Message, error);
        }

        if (appends.Count == 0)
        {
            throw new ScenarioFailedException("The recorded stream has no events.");
        }

        Append(appends);
        if (!IsTimeSet)
        {
            Clock.Now = appends[^1].Time;
        }
    }

    public override ScenarioOutcome<TResult> Decide<TResult>(Func<TAggregate, DecisionContext, TResult> decide)
    {
        ThrowIfDecided();
        if (_version == 0 && !TAggregate.TryCreateInitial(out _))
        {
            throw new ScenarioFailedException($"{Definition.Name} is born by an event, and nothing has happened yet. "
                + $"Say with Given that {BirthEvents()} has happened, or begin the stream with WhenStarted.");
        }

        return Run(() => Completed(_repository.DecideAsync(_key, _version == 0, decide, Options(), CancellationToken.None)).Value);
    }

    public override ScenarioOutcome<bool> Begin<TEvent>(TEvent birth, Action<TAggregate, DecisionContext>? decide)
    {
        ThrowIfDecided();
        if (_version > 0)
        {
            throw new ScenarioFailedException($"WhenStarted begins the stream, and {(_version == 1 ? "1 event was" : $"{_version} events were")} given already. Use When.");
        }

        return Definition.Events.AsSpan()[..Definition.BirthCount].Contains(TEvent.EventType)
            ? Run(() => Completed(_repository.BeginAsync(_key, birth, decide, Options(), CancellationToken.None)).Count > 0)
            : throw new ScenarioFailedException(Definition.BirthCount == 0
                ? $"{Definition.Name} has a state before its first event, so no event begins it. Use When."
                : $"'{TEvent.EventType.Name}' does not begin {Definition.Name}; {BirthEvents()} does.");
    }

    public override ScenarioState<TAggregate>? FindState()
    {
        Loaded<TAggregate> loaded = Completed(_repository.FindAsync(_key));
        if (loaded.Exists)
        {
            return new(loaded.State);
        }

        return TAggregate.TryCreateInitial(out TAggregate? initial) ? new(initial) : null;
    }

    protected override void Append(IReadOnlyList<RecordedAppend> appends)
    {
        ThrowIfDecided();
        foreach (RecordedAppend append in appends)
        {
            Appended outcome = Completed(_store.AppendAsync([append.To(Stream)]).AsTask())[0];
            if (outcome.Repeated)
            {
                throw new ScenarioFailedException($"The append {append.Id} was given twice.");
            }

            _version = outcome.Version;
        }

        try
        {
            Completed(_repository.FindAsync(_key));
        }
        catch (FoldstreamException error)
        {
            string cause = error.InnerException is { } inner ? $" ({inner.Message})" : "";
            throw new ScenarioFailedException($"{Definition.Name} can't be replayed from what is given. {error.Message}{cause}", error);
        }
    }

    /// <summary>A store in memory answers at once, so nothing is waited for.</summary>
    private static T Completed<T>(Task<T> task) => task.IsCompleted
        ? task.GetAwaiter().GetResult()
        : throw new InvalidOperationException("The store in memory did not answer at once.");

    private void ThrowIfDecided()
    {
        if (_decided)
        {
            throw new ScenarioFailedException("This scenario has decided already. A scenario has one When; make a new one with Scenario.For.");
        }
    }

    private ScenarioOutcome<TResult> Run<TResult>(Func<TResult> decide)
    {
        _decided = true;
        try
        {
            TResult value = decide();
            EventLines lines = new(_store.EventTypes, _version);
            Completed(_store.ReadStreamAsync(Stream, _version + 1, ReadDirection.Forward, lines).AsTask());
            return new(lines.Lines, value, null);
        }
        catch (Exception error)
        {
            return new([], default, error);
        }
    }

    private AppendOptions Options() => new() { Actor = Actor };

    private string BirthEvents() => string.Join(" or ", Definition.Events.Take(Definition.BirthCount).Select(type => $"'{type.Name}'"));

    private TKey Parse(string text)
    {
        try
        {
            return TAggregate.ParseKey(text);
        }
        catch (FormatException error)
        {
            throw new ScenarioFailedException($"'{text}' is no key of {Definition.Name}, whose keys are {typeof(TKey).Name}.", error);
        }
    }

    private static TKey FirstKey() => DefaultKey.Of<TAggregate, TKey>() is { } text
        ? TAggregate.ParseKey(text)
        : throw new ScenarioFailedException($"{TAggregate.Definition.Name} has keys of a form of their own. Name one with Key.");
}
