using Foldstream.Events;
using Foldstream.Stores;

namespace Foldstream.Testing;

/// <summary>One run of one rule: the stores that it opened, and short ways to write and read.</summary>
internal sealed class RuleRun(Func<PageLimits, ValueTask<IEventStore>> open, Func<IEventStore, long, ValueTask>? damage, CancellationToken cancellationToken) : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly StreamId Alice = Stream("alice"), Bob = Stream("bob"), Carol = Stream("carol");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly List<IEventStore> _opened = [];

    /// <summary>The rule's store, empty when the rule begins.</summary>
    public IEventStore Store => _opened[0];

    /// <summary>Ends the run.</summary>
    public CancellationToken Token { get; } = cancellationToken;

    /// <summary>A token that is cancelled already.</summary>
    public static CancellationToken Cancelled => new(canceled: true);

    public static StreamId Stream(string key) => new("account", key);

    /// <summary>A rule of the stores that change streams.</summary>
    public static ConformanceRule ChangesStreams(string id, string law, Func<RuleRun, Task> body)
        => new(id, law, run => run.Store.ChangesStreams ? body(run) : throw new RuleDeclinedException(nameof(IEventStore.ChangesStreams)));

    /// <summary>A rule of the stores that set events aside.</summary>
    public static ConformanceRule SetsAside(string id, string law, Func<RuleRun, Task> body)
        => new(id, law, run => run.Store.SetsEventsAside ? body(run) : throw new RuleDeclinedException(nameof(IEventStore.SetsEventsAside)));

    /// <summary>A rule about pages that are damaged, where the caller can damage one.</summary>
    public static ConformanceRule OfDamage(string id, string law, Func<RuleRun, Task> body)
        => new(id, law, run => run.CanDamage ? body(run) : throw new RuleDeclinedException(nameof(damage)));

    public bool CanDamage => damage is not null;

    /// <summary>Damages the page that holds a position.</summary>
    public async Task DamageAsync(long position) => await damage!(Store, position).ConfigureAwait(false);

    /// <summary>An append of one counted event per number.</summary>
    public static StreamAppend To(StreamId stream, ExpectedVersion expected, params ReadOnlySpan<long> numbers)
    {
        PageBuilder page = new();
        foreach (long number in numbers)
        {
            page.Add(new Counted(number));
        }

        return Of(stream, expected, page);
    }

    public static StreamAppend To(StreamId stream, params ReadOnlySpan<long> numbers) => To(stream, ExpectedVersion.Any, numbers);

    public static StreamAppend Of(StreamId stream, ExpectedVersion expected, PageBuilder page)
        => new() { Stream = stream, Expected = expected, Page = page, AppendId = AppendId.New(), Time = Noon };

    public async Task BeginAsync() => await OpenAsync(PageLimits.Default).ConfigureAwait(false);

    public async Task<IEventStore> OpenAsync(PageLimits limits)
    {
        IEventStore store = await open(limits).ConfigureAwait(false);
        _opened.Add(store);
        return store;
    }

    public async Task<Appended> AppendAsync(StreamAppend append) => (await Store.AppendAsync([append], Token).ConfigureAwait(false))[0];

    public async Task<Appended[]> AppendUnitAsync(params StreamAppend[] unit) => [.. await Store.AppendAsync([.. unit], Token).ConfigureAwait(false)];

    public Task<long> HeadAsync() => Store.GetHeadAsync(Token).AsTask();

    public async Task<PageNotes> ReadAsync(StreamId stream, long from = 1, ReadDirection direction = ReadDirection.Forward)
    {
        PageNotes notes = new();
        notes.Returned = await Store.ReadStreamAsync(stream, from, direction, notes, Token).ConfigureAwait(false);
        return notes;
    }

    public async Task<PageNotes> ReadAllAsync(long after = 0)
    {
        PageNotes notes = new();
        notes.Returned = await Store.ReadAllAsync(after, notes, Token).ConfigureAwait(false);
        return notes;
    }

    public async Task<PageNotes> ReadManyAsync(params StreamId[] streams)
    {
        PageNotes notes = new();
        await Store.ReadStreamsAsync(streams, notes, Token).ConfigureAwait(false);
        return notes;
    }

    /// <summary>Alice at versions 1-3, 4, 5-7, 8-9 (positions 1-3, 4, 6-8, 9-10), and one event of Bob's between (position 5).</summary>
    public async Task AppendFivePagesAsync()
    {
        await AppendAsync(To(Alice, 1, 2, 3)).ConfigureAwait(false);
        await AppendAsync(To(Alice, 4)).ConfigureAwait(false);
        await AppendAsync(To(Bob, 20)).ConfigureAwait(false);
        await AppendAsync(To(Alice, 5, 6, 7)).ConfigureAwait(false);
        await AppendAsync(To(Alice, 8, 9)).ConfigureAwait(false);
    }

    /// <summary>Demands that nothing at all was written.</summary>
    public async Task DemandEmptyAsync(string what)
    {
        Demand.Equal(0, await HeadAsync().ConfigureAwait(false), $"the head after {what}");
        Demand.Equal(0, (await ReadAllAsync().ConfigureAwait(false)).Pages.Count, $"the number of pages after {what}");
    }

    /// <summary>Disposes what was opened; a store that can't be disposed breaks the rule.</summary>
    public async Task EndAsync()
    {
        while (_opened.Count > 0)
        {
            IEventStore last = _opened[^1];
            _opened.RemoveAt(_opened.Count - 1);
            await last.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Disposes what a broken rule left open, without a word: the rule has said what is wrong, and the store may not answer.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await EndAsync().WaitAsync(Patience, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The first error is the one to report.
        }
    }
}
