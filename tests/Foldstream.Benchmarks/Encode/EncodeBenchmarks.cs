using BenchmarkDotNet.Attributes;
using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using MessagePack;

namespace Foldstream.Benchmarks.Encode;

/// <summary>Writing events under BenchmarkDotNet: per event.</summary>
public class EncodeBenchmarks
{
    private const int Count = 1_000;

    private readonly MessagePackSerializerOptions _native = MessagePackResolvers.Native;
    private readonly ReusedBuffer _buffer = new();
    private readonly EventArrays _own;
    private readonly StructArrays _structs;

    public EncodeBenchmarks()
    {
        List<object> events = BankHistory.Events(Count);
        (_own, _structs) = (new EventArrays(events), new StructArrays(events));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public void Foldstream() => FoldstreamCodec.Write(_own, 0, Count, _buffer);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Fixed() => FixedLayout.Write(_structs, 0, Count, _buffer);

    [Benchmark(OperationsPerInvoke = Count)]
    public void MessagePackWriter() => MessagePackWriterByHand.Write(_structs, 0, Count, _buffer);

    [Benchmark(OperationsPerInvoke = Count)]
    public void MessagePackSerializer() => MessagePackSerializerStructs.Write(_structs, 0, Count, _buffer, _native);
}
