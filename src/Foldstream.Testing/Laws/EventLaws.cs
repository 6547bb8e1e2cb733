using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Foldstream.Aggregates;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>The laws that a project's events and aggregates keep, so that what is stored today is read in ten years. One line checks them all:</summary>
/// <remarks>
/// <code><![CDATA[
/// [Fact]
/// public void Events_keep_the_laws() => EventLaws.Of(typeof(Order).Assembly).Check();
/// ]]></code>
/// With a test for each law of each event, in xunit.v3:
/// <code><![CDATA[
/// private static readonly EventLaws Laws = EventLaws.Of(typeof(Order).Assembly);
///
/// public static TheoryData<string> Names => [.. Laws.Names];
///
/// [Theory]
/// [MemberData(nameof(Names))]
/// public void Keeps(string law) => Laws.Check(law);
/// ]]></code>
/// Any other framework does: a law that is broken throws <see cref="EventLawException"/>, and nothing else happens. Values are made up by the events' shapes, the same ones in
/// every run. Not thread-safe.
/// </remarks>
public sealed class EventLaws
{
    /// <summary>The environment variable that asks for golden files: <c>FOLDSTREAM_GOLDEN=write</c>.</summary>
    public const string GoldenVariable = "FOLDSTREAM_GOLDEN";

    private readonly LawContext _context;
    private readonly GoldenFolder _golden;
    private readonly List<(string Name, Action Check)> _laws = [];

    private EventLaws(LawDomain domain, GoldenFolder golden)
    {
        (_context, _golden) = (new LawContext(domain), golden);
        foreach (EventCode code in domain.Current) _laws.Add(($"{code.Type}: round trip", () => RoundTripLaw.Check(_context, code)));
        foreach (OldCode code in domain.Old) _laws.Add(($"{code.Type}: upcasts", () => UpcastLaw.Check(_context, code)));
        foreach (EventKey key in domain.Shipped.Keys) _laws.Add(($"{key}: golden bytes", () => GoldenLaw.Check(_context, _golden, key, IsWriting)));
        foreach (AggregateLaws aggregate in domain.Aggregates)
        {
            _laws.Add(($"{aggregate.ClrType.FullName}: same state again", () => aggregate.CheckAgain(_context)));
            _laws.Add(($"{aggregate.ClrType.FullName}: same state in other cultures", () => aggregate.CheckElsewhere(_context, Elsewhere.Cultures)));
            if (Elsewhere.TimeZones.Count > 0) _laws.Add(($"{aggregate.ClrType.FullName}: same state in other time zones", () => aggregate.CheckElsewhere(_context, Elsewhere.TimeZones)));
            if (aggregate.HasSnapshots) _laws.Add(($"{aggregate.ClrType.FullName}: snapshot and tail", () => aggregate.CheckSnapshots(_context)));
        }
    }

    /// <summary>The laws by name, in a fixed order: those of events, of old versions, of shipped ones and of aggregates. <c>order-placed v2: round trip</c>.</summary>
    /// <remarks>Those of time zones take the whole process to another one for some milliseconds. Windows has none.</remarks>
    public IReadOnlyList<string> Names => [.. _laws.Select(law => law.Name)];

    private static bool IsWriting => Environment.GetEnvironmentVariable(GoldenVariable) == "write";

    /// <summary>The laws of a project and of those that it references.</summary>
    /// <param name="assembly">The project's assembly: <c>typeof(Order).Assembly</c>, or a host's.</param>
    /// <param name="golden">The folder of the golden files: a full path, or one relative to the source file with the call. Each project has a folder of its own.</param>
    /// <param name="source">The source file with the call. The compiler says it.</param>
    /// <exception cref="ArgumentException">The assembly has no events, aggregates or references to such, or the generator did not run.</exception>
    public static EventLaws Of(Assembly assembly, string golden = "Golden", [CallerFilePath] string source = "")
        => new(new LawDomain(EventSchema.ManifestOf(assembly)), new GoldenFolder(golden, source));

    /// <summary>Gives values of an event, which are used in place of those that are made up. For types that refuse most values, or are written by a formatter of their own.</summary>
    /// <param name="values">At least one.</param>
    /// <typeparam name="TEvent">An event of the projects.</typeparam>
    /// <returns>The same laws.</returns>
    public EventLaws Sample<TEvent>(params ReadOnlySpan<TEvent> values)
        where TEvent : IEvent<TEvent>
    {
        EventCode<TEvent> code = _context.Domain.FindCurrent(TEvent.EventType) as EventCode<TEvent>
            ?? throw new ArgumentException($"{typeof(TEvent)} is no event of the projects that are checked.", nameof(values));
        code.Add(values);
        return this;
    }

    /// <summary>Gives events of a version by their members, which are used in place of those that are made up. For old versions whose upcasters or types refuse most values.</summary>
    /// <param name="eventName">The event name.</param>
    /// <param name="schemaVersion">The schema version, from 1.</param>
    /// <param name="json">The members of each event as a JSON object, as a dump of a stream has them under <c>data</c>.</param>
    /// <returns>The same laws.</returns>
    public EventLaws Sample(string eventName, int schemaVersion, [StringSyntax(StringSyntaxAttribute.Json)] params string[] json)
    {
        EventKey key = new(eventName, schemaVersion);
        if (_context.Domain.FindCurrent(key) is null && _context.Domain.FindOld(key) is null && !_context.Domain.Shipped.ContainsKey(key))
        {
            throw new ArgumentException($"The projects that are checked have no {key}.", nameof(eventName));
        }

        _context.AddSamples(key, json);
        return this;
    }

    /// <summary>Gives a stream of an aggregate, on which its fold is checked besides those that are made up: <c>laws.For&lt;Order&gt;().Given(...)</c>.</summary>
    /// <param name="key">The aggregate's key as text; <see langword="null"/> for 1, or the Guid that ends in 1.</param>
    /// <typeparam name="TAggregate">An aggregate of the projects.</typeparam>
    public AggregateStreams<TAggregate> For<TAggregate>(string? key = null)
        where TAggregate : IFold<TAggregate>
        => new(this, _context.Domain.FindAggregate(typeof(TAggregate))
            ?? throw new ArgumentException($"{typeof(TAggregate)} is no aggregate of the projects that are checked.", nameof(TAggregate)), key);

    /// <summary>Makes up other values. Without it the seed is 0.</summary>
    /// <param name="seed">Any number. What a law is broken by has its seed in the message.</param>
    /// <returns>The same laws.</returns>
    public EventLaws Seed(int seed)
    {
        _context.Seed = seed;
        return this;
    }

    /// <summary>Checks all laws.</summary>
    /// <exception cref="EventLawException">Laws are broken; the message has all of them.</exception>
    public void Check()
    {
        List<(string Text, Exception? Cause)> broken = [];
        foreach ((string name, Action check) in _laws)
        {
            if (Run(check) is { } error) broken.Add(($"{name}: {error.Message}", error.InnerException));
        }

        if (broken.Count > 0)
        {
            throw new EventLawException($"{(broken.Count == 1 ? "1 law is" : $"{broken.Count} laws are")} broken, of {_laws.Count}.{string.Concat(broken.Select(one => Environment.NewLine + one.Text))}", broken[0].Cause);
        }
    }

    /// <summary>Checks one law.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="EventLawException">The law is broken; the message says by what.</exception>
    /// <exception cref="ArgumentException">There is no such law.</exception>
    public void Check(string name)
    {
        Action check = _laws.Find(law => law.Name == name).Check ?? throw new ArgumentException($"There is no law '{name}' here.", nameof(name));
        if (Run(check) is { } error) throw new EventLawException($"{name}: {error.Message}", error.InnerException);
    }

    /// <summary>
    /// Writes the golden files that are missing, and in those that are there what is missing in them, as <c>FOLDSTREAM_GOLDEN=write</c> does. What is there stays as it is.
    /// </summary>
    /// <exception cref="EventLawException">A file can't be made; the message says why.</exception>
    public void WriteGolden()
    {
        foreach (EventKey key in _context.Domain.Shipped.Keys)
        {
            if (Run(() => GoldenLaw.Write(_context, _golden, key)) is { } error) throw new EventLawException($"{key}: {error.Message}", error.InnerException);
        }
    }

    private static LawFault? Run(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (LawFault fault)
        {
            return fault;
        }
        catch (Exception error)
        {
            return new LawFault($"Nothing should have been thrown, and this was: {error.GetType().Name}: {error.Message}", error);
        }
    }
}
