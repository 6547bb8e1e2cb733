using Foldstream.Aggregates;

namespace Foldstream.Testing;

/// <summary>The laws of an aggregate's fold.</summary>
internal abstract class AggregateLaws
{
    public abstract Type ClrType { get; }

    public abstract AggregateDefinition Definition { get; }

    public abstract bool HasSnapshots { get; }

    /// <summary>Takes a stream of the user's.</summary>
    public abstract void Add(string? key, IReadOnlyList<LawEvent> events);

    /// <summary>The same bytes make the same state, twice.</summary>
    public abstract void CheckAgain(LawContext context);

    /// <summary>The same bytes make the same state, wherever the process is.</summary>
    public abstract void CheckElsewhere(LawContext context, IReadOnlyList<Elsewhere> places);

    /// <summary>A snapshot at any version and the rest of the stream make the state that the whole stream makes.</summary>
    public abstract void CheckSnapshots(LawContext context);
}

/// <inheritdoc/>
internal sealed class AggregateLaws<TAggregate, TKey> : AggregateLaws
    where TAggregate : IAggregate<TAggregate, TKey>
{
    private const int CutsOfAll = 24;

    private readonly LawStreams<TAggregate, TKey> _streams = new();

    public override Type ClrType => typeof(TAggregate);

    public override AggregateDefinition Definition => TAggregate.Definition;

    public override bool HasSnapshots => TAggregate.Snapshots is not null;

    public override void Add(string? key, IReadOnlyList<LawEvent> events) => _streams.Add(key, events);

    public override void CheckAgain(LawContext context)
        => Check(context, stream => Difference(Fold(stream), Fold(stream), "when it is replayed again"));

    public override void CheckElsewhere(LawContext context, IReadOnlyList<Elsewhere> places) => Check(context, stream =>
    {
        TAggregate? here = Fold(stream);
        return places.Select(place => CompareThere(stream, here, place)).FirstOrDefault(finding => finding is not null);
    });

    public override void CheckSnapshots(LawContext context) => Check(context, stream =>
    {
        TAggregate? whole = Fold(stream);
        return Cuts(stream.Events.Count).Select(cut => CompareBehind(stream, whole, cut)).FirstOrDefault(finding => finding is not null);
    });

    private void Check(LawContext context, Func<LawStream, Finding?> find)
    {
        foreach (LawStream stream in _streams.All(context))
        {
            if (find(stream) is not { } finding) continue;

            // The shortest beginning that shows it says it best.
            LawStream shown = stream;
            for (int count = 1; count < stream.Events.Count && shown == stream; count++)
            {
                LawStream beginning = stream with { Events = [.. stream.Events.Take(count)] };
                if (find(beginning) is { } earlier) (finding, shown) = (earlier, beginning);
            }

            throw new LawFault($"{finding.Text} {shown}", finding.Cause);
        }
    }

    /// <summary>All of a short stream's versions; of a long one the first and then some.</summary>
    private static IEnumerable<int> Cuts(int count)
        => Enumerable.Range(1, count).Where(cut => cut <= CutsOfAll || cut == count || cut % (1 + (count / CutsOfAll)) == 0);

    private static TAggregate? Fold(LawStream stream) => new LawFold<TAggregate, TKey>(stream.Key).FoldAll(stream.Events).State;

    private static Finding? CompareThere(LawStream stream, TAggregate? here, Elsewhere place)
    {
        try
        {
            return Difference(here, place.Run(() => Fold(stream)), place.Name);
        }
        catch (Exception error) when (error is not LawFault)
        {
            return new Finding($"The fold fails {place.Name}: {error.GetType().Name}: {error.Message}", error);
        }
    }

    private static Finding? CompareBehind(LawStream stream, TAggregate? whole, int cut)
    {
        try
        {
            LawFold<TAggregate, TKey> fold = new LawFold<TAggregate, TKey>(stream.Key).FoldAll(stream.Events.Take(cut));
            if (fold.IsBorn) fold.PassThrough(TAggregate.Snapshots!);
            return Difference(whole, fold.FoldAll(stream.Events.Skip(cut)).State, $"behind a snapshot at version {cut}");
        }
        catch (Exception error)
        {
            return new Finding($"A snapshot at version {cut} ends in {error.GetType().Name}: {error.Message}", error);
        }
    }

    private static Finding? Difference(TAggregate? expected, TAggregate? actual, string where)
        => Line.Difference(Inside.Of(expected, ofEvent: false), "in the state of a replay", Inside.Of(actual, ofEvent: false), where) is { } text ? new Finding(text, null) : null;

    /// <summary>What is wrong with a stream.</summary>
    private sealed record Finding(string Text, Exception? Cause);
}
