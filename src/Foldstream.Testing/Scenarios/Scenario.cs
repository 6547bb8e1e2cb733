using System.Globalization;
using Foldstream.Aggregates;

namespace Foldstream.Testing;

/// <summary>Tests of aggregates as sentences: given what has happened, when this is decided, then exactly these events follow.</summary>
/// <remarks>
/// <code><![CDATA[
/// Scenario.For<Order>().At("2026-11-23T10:00Z")
///     .Given(new OrderPlaced(customer), new OrderPaid(9.95m))
///     .When((o, decision) => o.Ship(decision.Now))
///     .Then(new OrderShipped(shipped))
///     .ThenState(o => o.Status, OrderStatus.Shipped);
/// ]]></code>
/// A scenario runs the real thing, with a store in memory: what is given is encoded, stored and replayed, what is decided is appended.
/// Whatever does not go as it says throws <see cref="ScenarioFailedException"/>, so that it works with any test framework.
/// </remarks>
public static class Scenario
{
    /// <summary>Begins a scenario of an aggregate without events.</summary>
    /// <typeparam name="TAggregate">The aggregate, a class or a record.</typeparam>
    public static Scenario<TAggregate> For<TAggregate>()
        where TAggregate : IFold<TAggregate>
        => new(ScenarioRun.Begin<TAggregate>());
}

/// <summary>A scenario before its decision. What has no <c>Then</c> asserts nothing, which is an error (FOLD501).</summary>
/// <typeparam name="TAggregate">The aggregate.</typeparam>
public sealed class Scenario<TAggregate> : IGiven<TAggregate, Scenario<TAggregate>>, IWhen<TAggregate, ScenarioResult<TAggregate>>
{
    private readonly ScenarioRun<TAggregate> _run;

    internal Scenario(ScenarioRun<TAggregate> run) => _run = run;

    /// <summary>Sets the clock, for what is given and decided from here on. It stands still; before it is set, it shows 2000-01-01T00:00Z.</summary>
    /// <param name="time">ISO 8601 with an offset or Z: <c>2026-11-23T10:00Z</c>.</param>
    /// <exception cref="FormatException">The text is no such time.</exception>
    public Scenario<TAggregate> At(string time) => At(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    /// <inheritdoc cref="At(string)"/>
    public Scenario<TAggregate> At(DateTimeOffset time)
    {
        _run.SetTime(time);
        return this;
    }

    /// <summary>Names the aggregate. Before anything is given; without it the key is 1, or the Guid that ends in 1.</summary>
    /// <param name="key">The aggregate's key, or its text.</param>
    /// <typeparam name="TKey">The aggregate's key type, or <see cref="string"/>.</typeparam>
    public Scenario<TAggregate> Key<TKey>(TKey key)
    {
        _run.UseKey(key);
        return this;
    }

    /// <summary>Says who acts, in what is given and decided from here on.</summary>
    /// <param name="actor">The actor; <see langword="null"/> for nobody.</param>
    public Scenario<TAggregate> Actor(string? actor)
    {
        _run.Actor = actor;
        return this;
    }

    /// <summary>Says what has happened by a stream as <see cref="StreamDump.DumpAsync"/> wrote it: one JSON object per line.</summary>
    /// <remarks>
    /// Times, versions, appends and metadata are those of the recorded stream; its key is not in the lines (see <see cref="Key"/>). What an older
    /// build left out of an event is replayed as left out. Without <see cref="At(string)"/> the clock shows the time of the last append.
    /// </remarks>
    /// <param name="jsonLines">The stream, from its first event on.</param>
    /// <exception cref="ScenarioFailedException">A line can't be read, or the stream can't be replayed; the message says which and why.</exception>
    public Scenario<TAggregate> GivenRecorded(string jsonLines)
    {
        using StringReader lines = new(jsonLines);
        return GivenRecorded(lines);
    }

    /// <inheritdoc cref="GivenRecorded(string)"/>
    public Scenario<TAggregate> GivenRecorded(TextReader jsonLines)
    {
        ArgumentNullException.ThrowIfNull(jsonLines);
        _run.GivenRecorded(jsonLines);
        return this;
    }

    /// <summary>Says what has happened by a file of a stream as <see cref="StreamDump.DumpAsync"/> wrote it.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <inheritdoc cref="GivenRecorded(string)" path="/remarks"/>
    /// <inheritdoc cref="GivenRecorded(string)" path="/exception"/>
    public Scenario<TAggregate> GivenRecordedFile(string path)
    {
        using StreamReader lines = new(path);
        return GivenRecorded(lines);
    }

    /// <summary>Begins the stream with a birth event, as <c>StartAsync</c> does.</summary>
    /// <param name="birth">The event that makes the aggregate.</param>
    /// <typeparam name="TEvent">The event.</typeparam>
    public ScenarioResult<TAggregate> WhenStarted<TEvent>(TEvent birth)
        where TEvent : Events.IEvent<TEvent>
        => new(_run, _run.Begin(birth, null));

    Scenario<TAggregate> IGiven<TAggregate, Scenario<TAggregate>>.Given<TEvents>(TEvents events)
    {
        _run.Given(events);
        return this;
    }

    ScenarioResult<TAggregate> IWhen<TAggregate, ScenarioResult<TAggregate>>.When<TEvents>(Func<TAggregate, DecisionContext, TEvents> decide)
    {
        ArgumentNullException.ThrowIfNull(decide);
        return Decide((aggregate, context) => context.Record<TAggregate, TEvents>(decide(aggregate, context)));
    }

    internal ScenarioResult<TAggregate> Decide(Action<TAggregate, DecisionContext> decide) => new(_run, _run.Decide((aggregate, context) =>
    {
        decide(aggregate, context);
        return true;
    }));

    internal ScenarioResult<TAggregate, TResult> Decide<TResult>(Func<TAggregate, DecisionContext, TResult> decide) => new(_run, _run.Decide(decide));

    internal ScenarioResult<TAggregate> Start<TEvent>(TEvent birth, Action<TAggregate, DecisionContext> decide)
        where TEvent : Events.IEvent<TEvent>
        => new(_run, _run.Begin(birth, decide));
}
