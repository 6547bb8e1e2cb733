using System.Collections.Immutable;
using Foldstream.Aggregates;

namespace Foldstream.Torture.Fuzzing.Targets;

/// <summary>A load through the repository: page, frames, tags, codecs, <c>Apply</c>.</summary>
/// <param name="sealsAnew">Whether the page gets a checksum that holds, or is damaged as on a disk.</param>
internal sealed class ReplayTarget(bool sealsAnew) : FuzzTarget
{
    private readonly OnePage _store = new(PageSamples.Types);
    private readonly byte[] _page = new byte[Mutator.MaxLength];
    private Repository<Hull, HullId>? _repository;
    private (long, string?) _folded;

    public override string Name => sealsAnew ? "replay" : "damaged page";

    public override int Weight => sealsAnew ? 400 : 80;

    public override ImmutableArray<byte[]> Samples => PageSamples.OfHull;

    public override void Read(Span<byte> input, int sample)
    {
        if (sealsAnew)
        {
            OnePage.Seal(input, []);
        }

        // Behind the page lies what the last one had there.
        input.CopyTo(_page);
        _store.Page = _page.AsMemory(0, input.Length);
        _folded = Fold();
    }

    // A frame's id may become that of an event that the aggregate does not know, or of another shape; a value the ext type of a protected one.
    public override bool IsTyped(Exception error)
        => error is CorruptPageException || (sealsAnew && error is UnknownEventException or SchemaMismatchException or ProtectedMemberException);

    private (long, string?) Fold()
    {
        _repository ??= new Repository<Hull, HullId>(_store);
        Hull? hull = _repository.FindAsync(new HullId(1)).GetAwaiter().GetResult().State;
        return (hull?.Sum ?? 0, hull?.Actor);
    }

    public override void Dispose()
    {
        _store.Dispose();
        base.Dispose();
    }

    /// <summary>A page that was damaged can't be accepted, and what lies behind a page is nothing of its.</summary>
    public override void Recheck(Span<byte> input, int sample)
    {
        byte[] page = input.ToArray();
        if (!sealsAnew && !Samples.Any(page.SequenceEqual))
        {
            throw new InconsistentException("A damaged page was accepted.");
        }

        _store.Page = Slack.Poison(input);
        if (Fold() != _folded)
        {
            throw new InconsistentException("A page folds to another state where other bytes follow it in memory.");
        }
    }
}
