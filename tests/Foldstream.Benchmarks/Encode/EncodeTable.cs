using System.Text.Json;
using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using Foldstream.Events;
using MessagePack;

namespace Foldstream.Benchmarks.Encode;

/// <summary>What it costs to write events, beside what else one might use.</summary>
internal static class EncodeTable
{
    private const int PerCall = 100, Passes = 10;

    public static void Print(int count, int rounds, TextWriter output)
    {
        List<object> events = BankHistory.Events(count);
        object[] classes = [.. events];
        EventArrays own = new(events);
        StructArrays structs = new(events);
        ReusedBuffer buffer = new();
        MessagePackSerializerOptions native = MessagePackResolvers.Native, standard = MessagePackSerializerOptions.Standard;
        using Utf8JsonWriter json = new(buffer);
        ThrowIfNotTheSameBytes(own, structs, native);

        Comparison encode = new($"Encode: {count:N0} events of a bank account into a buffer that is used again", "event", count * Passes);
        Variant foldstream = Add("Foldstream: generated codecs, struct events", (from, to) => FoldstreamCodec.Write(own, from, to, buffer));
        Variant pages = Add("Foldstream: into the page of an append, frames and limits included", (from, to) => FoldstreamPages.Write(own, from, to, new PageBuilder()));
        Variant layout = Add("fixed layout, unsafe stores", (from, to) => FixedLayout.Write(structs, from, to, buffer));
        Variant writer = Add("MessagePackWriter by hand, the same bytes", (from, to) => MessagePackWriterByHand.Write(structs, from, to, buffer));
        Variant nativeStructs = Add("MessagePackSerializer native, the same bytes", (from, to) => MessagePackSerializerStructs.Write(structs, from, to, buffer, native));
        Variant standardStructs = Add("MessagePackSerializer standard", (from, to) => MessagePackSerializerStructs.Write(structs, from, to, buffer, standard));
        Variant memoryPack = Add("MemoryPack, classes", (from, to) => MemoryPackClassesWriter.Write(classes, from, to, buffer));
        Variant memoryPackStructs = Add("MemoryPack, structs", (from, to) => MemoryPackStructsWriter.Write(structs, from, to, buffer));
        Variant stj = Add("System.Text.Json source-generated, classes, one Utf8JsonWriter", (from, to) => JsonClassesWriter.Write(classes, from, to, buffer, json));

        encode.ShowOver(pages, foldstream);
        encode.AtMost(1.2, foldstream, layout);
        encode.Faster(2.5, foldstream, writer);
        encode.Faster(5, foldstream, nativeStructs);
        encode.Faster(5, foldstream, standardStructs);
        encode.Show(foldstream, memoryPack);
        encode.Show(foldstream, memoryPackStructs);
        encode.Show(foldstream, stj);
        encode.Measure(rounds);
        encode.Print(output, "Events lie ready in arrays, few enough to stay in the cache: who writes an event has just made it. The row of pages makes a page for every hundred events, as an append does, and that is what it allocates.");

        Variant Add(string name, Action<int, int> write) => encode.Add(name, () =>
        {
            for (int pass = 0; pass < Passes; pass++)
            {
                for (int from = 0; from < count; from += PerCall) write(from, Math.Min(from + PerCall, count));
            }

            return null;
        });
    }

    private static void ThrowIfNotTheSameBytes(EventArrays own, StructArrays structs, MessagePackSerializerOptions native)
    {
        ReusedBuffer left = new(), right = new();
        for (int i = 0; i < own.Count; i++)
        {
            left.Clear();
            right.Clear();
            FoldstreamCodec.Write(own, i, i + 1, left);
            MessagePackSerializerStructs.Write(structs, i, i + 1, right, native);
            if (!left.Written.SequenceEqual(right.Written)) throw new InvalidDataException($"Event {i} has other bytes.");
            right.Clear();
            MessagePackWriterByHand.Write(structs, i, i + 1, right);
            if (!left.Written.SequenceEqual(right.Written)) throw new InvalidDataException($"Event {i} has other bytes by hand.");
        }
    }
}
