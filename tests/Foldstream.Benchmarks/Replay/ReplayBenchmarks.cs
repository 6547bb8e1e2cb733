using BenchmarkDotNet.Attributes;
using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using MemoryPack;
using MessagePack;

namespace Foldstream.Benchmarks.Replay;

/// <summary>Replay in memory under BenchmarkDotNet: per event.</summary>
public class ReplayBenchmarks
{
    private const int Count = 10_000;

    private readonly MessagePackSerializerOptions _native = MessagePackResolvers.Native;
    private Func<object> _load = null!, _loadStruct = null!, _loadThorough = null!;
    private PageLoop _loop = null!;
    private Recording _asNative = null!, _asMemoryPack = null!;

    [GlobalSetup]
    public async Task SetUp()
    {
        List<object> events = BankHistory.Events(Count);
        StoredBank bank = await StoredBank.OfAsync(events);
        _loop = new PageLoop(bank);
        _load = bank.Loader<Account>();
        _loadThorough = bank.Loader<ThoroughAccount>();
        Func<AccountStruct> loadStruct = bank.Loader<AccountStruct>();
        _loadStruct = () => loadStruct();
        _asNative = Recording.Of(events, e => MessagePackSerializer.Serialize(e.GetType(), e, _native));
        _asMemoryPack = Recording.Of(events, e => MemoryPackSerializer.Serialize(e.GetType(), e));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public object Foldstream() => _load();

    [Benchmark(OperationsPerInvoke = Count)]
    public object FoldstreamRecordStruct() => _loadStruct();

    [Benchmark(OperationsPerInvoke = Count)]
    public object FoldstreamAllMembers() => _loadThorough();

    [Benchmark(OperationsPerInvoke = Count)]
    public object HandWritten() => _loop.FoldByHand();

    [Benchmark(OperationsPerInvoke = Count)]
    public object MemoryPackWithSwitch() => Fold(_asMemoryPack, MemoryPackClasses.Fold);

    [Benchmark(OperationsPerInvoke = Count)]
    public object MessagePackSerializerWithSwitch() => Fold(_asNative, (recording, from, to, state) => MessagePackClasses.Fold(recording, from, to, state, _native));

    private static PlainAccount Fold(Recording recording, Action<Recording, int, int, PlainAccount> fold)
    {
        PlainAccount state = new();
        for (int from = 0; from < Count; from += StoredBank.EventsPerAppend) fold(recording, from, from + StoredBank.EventsPerAppend, state);
        return state;
    }
}
