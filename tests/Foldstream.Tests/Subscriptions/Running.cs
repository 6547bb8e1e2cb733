using System.Globalization;
using Foldstream.Events;
using Foldstream.Stores;
using Foldstream.Subscriptions;

namespace Foldstream.Tests.Subscriptions;

/// <summary>A subscription that runs in a test, and short ways to feed and to watch it.</summary>
internal sealed class Running : IAsyncDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly CancellationTokenSource _stopping = new(), _cancelled = new();
    private readonly SubscriptionRun _run;

    public Running(LogFeed feed, EffectStore effects, SubscriptionDefinition? definition = null, Func<LineAdded, HandlerContext, ValueTask>? before = null,
        SubscriptionOptions? options = null, long until = long.MaxValue, TimeProvider? time = null)
    {
        _run = new SubscriptionRun(new SubscriptionSetup
        {
            Definition = definition ?? Recorder.Definition,
            Options = options ?? Quick,
            Feed = feed,
            Checkpoints = effects,
            NewHandler = () => new ScopedHandler(new Recorder(before ?? ((_, _) => default)), null),
            Time = time ?? TimeProvider.System,
        });
        Work = Task.Run(() => _run.RunAsync(until, _stopping.Token, _cancelled.Token));
    }

    public static SubscriptionOptions Quick { get; } = new() { Lease = TimeSpan.FromMilliseconds(300), RetryDelay = TimeSpan.FromMilliseconds(2), Workers = 1 };

    public Task Work { get; }

    public SubscriptionStatus Status => _run.Status;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Appends lines to a stream, each with its number in all as SKU.</summary>
    public static async Task AppendAsync(IEventStore store, string stream, int count, bool closes = false)
    {
        PageBuilder page = new();
        for (int i = 0; i < count; i++)
        {
            page.Add(new LineAdded(string.Create(CultureInfo.InvariantCulture, $"{stream}-{i}"), i, 1));
        }

        if (closes)
        {
            page.Add(new OrderClosed());
        }

        await store.AppendAsync([new StreamAppend { Stream = StreamId.Parse(stream, null), Page = page, AppendId = AppendId.New(), Time = Time }], Token);
    }

    /// <summary>All lines of a store in the order of the log.</summary>
    public static async Task<List<(StreamId Stream, long Version)>> LinesAsync(IEventStore store)
    {
        Lines lines = new(await store.RefreshEventTypesAsync(Token));
        await store.ReadAllAsync(0, lines, Token);
        return lines.All;
    }

    public Task StopAsync()
    {
        _stopping.Cancel();
        return Work;
    }

    /// <summary>Ends it in the midst of what it does, without a farewell to its leases where that can be helped.</summary>
    public async Task KillAsync()
    {
        await _cancelled.CancelAsync();
        await Task.WhenAny(Work);
    }

    public static async Task UntilAsync(Func<bool> holds, string what = "it")
    {
        for (int i = 0; !holds(); i++)
        {
            Assert.True(i < 2000, $"{what} did not happen within 20 s");
            await Task.Delay(10, Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _cancelled.CancelAsync();
        await Task.WhenAny(Work);
        _stopping.Dispose();
        _cancelled.Dispose();
    }

    private sealed class Lines(EventTypeTable types) : Foldstream.Pages.IPageConsumer
    {
        public List<(StreamId Stream, long Version)> All { get; } = [];

        public bool Consume(scoped in Foldstream.Pages.StoredPage page)
        {
            Foldstream.Pages.FrameReader frames = new(in page);
            while (frames.TryNext())
            {
                if (types[frames.TypeId]!.Name == LineAdded.EventType.Name)
                {
                    All.Add((page.Stream, frames.Version));
                }
            }

            return true;
        }
    }
}
