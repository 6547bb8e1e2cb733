using Foldstream.Aggregates;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>
/// The streams of an aggregate on which its fold is checked: those that the user gives, and such as are made up. Nobody knows which events may follow which but the
/// fold, so an event is tried, and left out where the fold throws.
/// </summary>
internal sealed class LawStreams<TAggregate, TKey>
    where TAggregate : IAggregate<TAggregate, TKey>
{
    private const int Streams = 24, Length = 24, Tries = 4;

    private readonly List<LawStream> _given = [];
    private readonly Dictionary<EventType, Exception> _refused = [];
    private readonly HashSet<EventType> _folded = [];
    private IReadOnlyList<LawStream>? _all;

    private static AggregateDefinition Definition => TAggregate.Definition;

    /// <exception cref="ArgumentException">No key is named, and there is none that could stand for one.</exception>
    public void Add(string? key, IReadOnlyList<LawEvent> events)
    {
        _given.Add(new LawStream(key ?? DefaultKey.Of<TAggregate, TKey>() ?? throw new ArgumentException(AskForKey(), nameof(key)), events));
        _all = null;
    }

    /// <summary>All streams. Every event of the aggregate, old versions too, is in one of them.</summary>
    /// <exception cref="LawFault">The fold takes nothing that is made up of some event, or the user's streams can't be folded.</exception>
    public IReadOnlyList<LawStream> All(LawContext context) => _all ??= Make(context);

    private List<LawStream> Make(LawContext context)
    {
        _folded.Clear();
        foreach (LawStream stream in _given) Fold(stream);

        string key = _given.Count > 0 ? _given[0].Key : DefaultKey.Of<TAggregate, TKey>() ?? throw new LawFault(AskForKey());
        List<LawStream> all = [.. _given];
        Candidate[] candidates = [.. Definition.Events.Concat(Definition.Old).Select(type => Candidate.Of(context, type))];
        for (int i = 0; i < Streams; i++)
        {
            LawStream stream = MakeUp(context, candidates, key, i);
            if (stream.Events.Count > 0) all.Add(stream);
        }

        if (candidates.FirstOrDefault(candidate => !_folded.Contains(candidate.Type)) is { } missing) throw new LawFault(AskFor(missing));
        return all;
    }

    private void Fold(LawStream stream)
    {
        LawFold<TAggregate, TKey> fold = new(stream.Key);
        foreach (LawEvent e in stream.Events)
        {
            try
            {
                fold.Fold(e);
            }
            catch (Exception error) when (error is not LawFault)
            {
                throw new LawFault($"A stream that was given can't be folded: at {e} it ends in {error.GetType().Name}: {error.Message}", error);
            }

            _folded.Add(e.Type);
        }
    }

    private LawStream MakeUp(LawContext context, Candidate[] candidates, string key, int number)
    {
        LawRandom random = new($"{typeof(TAggregate).FullName} stream", context.Seed, number);
        LawFold<TAggregate, TKey> fold = new(key);
        List<LawEvent> events = [];
        for (int tries = Length * Tries; tries > 0 && events.Count < Length; tries--)
        {
            // Each stream tries another event first, and then by preference those that no stream has yet.
            Candidate chosen = events.Count == 0 ? candidates[(number + tries) % candidates.Length] : candidates[random.Below(candidates.Length)];
            if (events.Count > 0 && _folded.Contains(chosen.Type)) chosen = candidates[random.Below(candidates.Length)];
            if (chosen.Payload(context, random.Below(1_000)) is not { } payload) continue;

            LawEvent e = LawEvent.At(events.Count, chosen.Type, payload);
            try
            {
                fold.Fold(e);
                events.Add(e);
                _folded.Add(chosen.Type);
            }
            catch (Exception error)
            {
                // It may have been half folded.
                _refused[chosen.Type] = error;
                fold = new LawFold<TAggregate, TKey>(key).FoldAll(events);
            }
        }

        return new LawStream(key, events);
    }

    private string AskFor(Candidate missing)
    {
        string why = missing.Fault is { } fault ? $"none can be made up ({fault.Message})"
            : _refused.TryGetValue(missing.Type, out Exception? error) ? $"the fold takes none that is made up ({error.GetType().Name}: {error.Message})" : "none that is made up found its place";
        return $"No stream has {missing.Type}: {why}. Give a stream that has it: laws.For<{typeof(TAggregate).Name}>().Given(...), or GivenRecorded with a stream that was dumped from a store.";
    }

    private static string AskForKey()
        => $"The keys of {typeof(TAggregate).Name} have a form of their own. Give a stream with one: laws.For<{typeof(TAggregate).Name}>(\"key as text\").Given(...).";

    /// <summary>An event that may be tried.</summary>
    private sealed record Candidate(EventType Type, RecordShape Shape, IReadOnlyList<byte[]> Samples, LawFault? Fault)
    {
        public static Candidate Of(LawContext context, EventType type)
        {
            RecordShape shape = EventShape.Parse(type.Shape);
            try
            {
                IReadOnlyList<byte[]> samples = context.SamplesOf(type, shape);
                context.Payload(type, shape, samples, 0, PayloadStyle.Usual);
                return new Candidate(type, shape, samples, null);
            }
            catch (LawFault fault)
            {
                return new Candidate(type, shape, [], fault);
            }
        }

        public byte[]? Payload(LawContext context, int number) => Fault is null ? context.Payload(Type, Shape, Samples, number, PayloadStyle.Usual) : null;
    }
}
