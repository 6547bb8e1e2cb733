using Foldstream.Aggregates;
using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Benchmarks.Replay;

/// <summary>The generated replay loop over verified pages, without store and repository.</summary>
internal sealed class PageLoop(StoredBank bank)
{
    private readonly IReadOnlyList<LoosePage> _pages = bank.Pages;
    private readonly EventTypeTable _types = bank.Store.EventTypes;
    private readonly ushort[] _tagsByHand = [0, 1, 2, 3, 4, 5, 6];
    private readonly StreamId _stream = Account.StreamOf(StoredBank.Key);

    public TState Fold<TState>(TState? state)
        where TState : IFold<TState>
    {
        ReadOnlySpan<ushort> tags = TState.Definition.TagsOf(_types);
        long version = 1;
        foreach (LoosePage page in _pages)
        {
            ReplayPage replay = new(page.Verified(), tags, new EventContext(_stream, version, page.AppendId, page.Time, default)) { Session = null!, IsBorn = true };
            TState.Replay(ref state, ref replay);
            if (replay.Index != page.Count) throw new InvalidDataException("The loop stopped.");
            version += page.Count;
        }

        return state!;
    }

    public PlainAccount FoldByHand()
    {
        PlainAccount state = new();
        foreach (LoosePage page in _pages) HandWrittenLoop.Fold(page.Verified(), state);
        return state;
    }

    /// <summary>The hand-written loop with some of what the generated one does besides.</summary>
    public PlainAccount FoldByHand<TBesides>()
        where TBesides : struct, HandWrittenLoop.IBesides
    {
        PlainAccount state = new();
        foreach (LoosePage page in _pages)
        {
            int folded = 0;
            HandWrittenLoop.Fold<TBesides>(page.Verified(), _tagsByHand, state, ref folded);
            if (TBesides.CountsEvents && folded != page.Count) throw new InvalidDataException("The loop stopped.");
        }

        return state;
    }
}
