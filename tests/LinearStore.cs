using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Foldstream.Events;

namespace Foldstream.Stores;

/// <summary>
/// What clients of a store do side by side, with the answers that they got: some order of the same calls, one after another, gives the same answers and the same streams. The streams' keys
/// are the run's own, so that all runs may share a store.
/// </summary>
internal sealed class LinearStore(IEventStore store, Action<PageBuilder, int> add)
{
    private const int StreamCount = 2;

    private static int _runs;

    private readonly string _run = string.Create(CultureInfo.InvariantCulture, $"run-{Interlocked.Increment(ref _runs)}-{Guid.NewGuid():N}-");
    private readonly ConcurrentDictionary<int, string> _answers = [];

    /// <summary>Samples calls in parallel.</summary>
    /// <param name="store">The store.</param>
    /// <param name="add">Adds an event with a number to a page.</param>
    /// <param name="iterations">How many samples.</param>
    public static void Sample(IEventStore store, Action<PageBuilder, int> add, int iterations)
    {
        Gen<int> call = Gen.Int, stream = Gen.Int[0, StreamCount - 1], count = Gen.Int[1, 2], version = Gen.Int[0, 3], id = Gen.Int[0, 3];
        Gen.Const(0).Select(_ => new LinearStore(store, add)).SampleParallel(
            [
                Gen.Select(call, stream, version, count).Operation<LinearStore>(one => $"append {one}", (state, one) => state.Append(one.Item1, one.Item2, ExpectedVersion.At(one.Item3), one.Item4, null)),
                Gen.Select(call, stream, count).Operation<LinearStore>(one => $"append to any {one}", (state, one) => state.Append(one.Item1, one.Item2, ExpectedVersion.Any, one.Item3, null)),
                Gen.Select(call, stream, id).Operation<LinearStore>(one => $"append once {one}", (state, one) => state.Append(one.Item1, one.Item2, ExpectedVersion.Any, 1, one.Item3)),
                Gen.Select(call, version).Operation<LinearStore>(one => $"append to both {one}", (state, one) => state.AppendToBoth(one.Item1, one.Item2)),
                Gen.Select(call, stream).Operation<LinearStore>(one => $"read {one}", (state, one) => state.Read(one.Item1, one.Item2)),
            ],
            equal: (left, right) => left.Outcome() == right.Outcome(),
            print: state => state.Outcome(), iter: iterations, threads: 4, maxSequentialOperations: 3, maxParallelOperations: 4, replay: 1);
    }

    private StreamId StreamOf(int number) => new("account", _run + number.ToString(CultureInfo.InvariantCulture));

    private StreamAppend Of(int stream, ExpectedVersion expected, int count, int? id)
    {
        PageBuilder page = new();
        for (int i = 0; i < count; i++)
        {
            add(page, id ?? i);
        }

        return new StreamAppend
        {
            Stream = StreamOf(stream), Expected = expected, Page = page, Time = DateTimeOffset.UnixEpoch,
            AppendId = id is null ? AppendId.New() : AppendId.From("linear", $"{_run}{stream}/{id}"),
        };
    }

    private void Append(int call, int stream, ExpectedVersion expected, int count, int? id) => Answer(call, [Of(stream, expected, count, id)]);

    private void AppendToBoth(int call, int version) => Answer(call, [Of(0, ExpectedVersion.At(version), 1, null), Of(1, ExpectedVersion.Any, 1, null)]);

    private void Answer(int call, ImmutableArray<StreamAppend> unit)
    {
        try
        {
            ImmutableArray<Appended> outcomes = store.AppendAsync(unit, []).AsTask().GetAwaiter().GetResult();
            _answers[call] = string.Join(", ", outcomes.Select(one => $"{one.Version}{(one.Repeated ? " again" : "")}"));
        }
        catch (VersionConflictException conflict)
        {
            _answers[call] = $"conflict at {conflict.Actual}";
        }
    }

    private void Read(int call, int stream)
        => _answers[call] = $"at {store.ReadStreamAsync(StreamOf(stream), long.MaxValue, ReadDirection.Backward, new Nothing()).AsTask().GetAwaiter().GetResult()}";

    private string Outcome()
        => string.Join("; ", _answers.OrderBy(answer => answer.Key).Select(answer => $"{answer.Key}: {answer.Value}"))
            + " | " + string.Join(", ", Enumerable.Range(0, StreamCount).Select(stream => store.ReadStreamAsync(StreamOf(stream), long.MaxValue, ReadDirection.Backward, new Nothing()).AsTask().GetAwaiter().GetResult()));

    private sealed class Nothing : Foldstream.Pages.IPageConsumer
    {
        public bool Consume(scoped in Foldstream.Pages.StoredPage page) => true;
    }
}
