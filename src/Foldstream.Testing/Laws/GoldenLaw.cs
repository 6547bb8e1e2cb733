using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>What is shipped is read from the bytes that were committed when it was, and becomes what it became then.</summary>
internal static class GoldenLaw
{
    private const int Samples = 4;

    public static void Check(LawContext context, GoldenFolder folder, EventKey key, bool isWriting)
    {
        if (isWriting) Write(context, folder, key);

        string file = folder.FileOf(key), shape = context.Domain.Shipped[key];
        GoldenFile golden = folder.Find(key) ?? throw new LawFault($"It is shipped, and has no golden file. {Ask} Then commit {file}.");
        if (!golden.Blocks.Any(block => block.Shape.ToString() == shape))
        {
            throw new LawFault($"It is shipped as {shape}, and {file} has no bytes of that shape. {Ask}");
        }

        foreach (GoldenBlock block in golden.Blocks)
        {
            if (block.Samples.Count == 0) throw new LawFault($"{file} has a shape without bytes: {block.Shape}. Remove the line. {Ask}");
            foreach (GoldenSample sample in block.Samples) Check(context, key, block, sample, file);
        }
    }

    /// <summary>Writes what is missing.</summary>
    public static void Write(LawContext context, GoldenFolder folder, EventKey key)
    {
        GoldenFile known = folder.Find(key) ?? new GoldenFile(key, []);
        RecordShape shape = EventShape.Parse(context.Domain.Shipped[key]);
        GoldenBlock[] blocks = [.. known.Blocks];
        if (!blocks.Any(block => block.Shape.ToString() == shape.ToString())) blocks = [.. blocks, new GoldenBlock(shape, New(context, key, shape))];

        GoldenFile complete = known with { Blocks = [.. blocks.Select(block => block with { Samples = [.. block.Samples.Select(sample => Complete(context, key, sample))] })] };

        // A file that lacks nothing is not even touched: its line ends may be those of Windows.
        if (complete.Print() != known.Print()) folder.Write(complete);
    }

    private static string Ask => $"Golden files are made on request: run the tests once with {EventLaws.GoldenVariable}=write, or call WriteGolden.";

    private static List<GoldenSample> New(LawContext context, EventKey key, RecordShape shape)
    {
        IReadOnlyList<byte[]> samples = context.SamplesOf(key, shape);
        List<GoldenSample> made = [];
        for (int number = 0; number < (samples.Count > 0 ? samples.Count : Samples); number++)
        {
            byte[] bytes = context.Payload(key, shape, samples, number, number < Samples / 2 ? PayloadStyle.Usual : PayloadStyle.Edges);
            made.Add(new GoldenSample(bytes, PayloadText.Of(shape, bytes), null));
        }

        return made;
    }

    /// <summary>What ends in an event that is not shipped yet may still become something else.</summary>
    private static GoldenSample Complete(LawContext context, EventKey key, GoldenSample sample)
        => sample.Outcome is null && context.Domain.FindOld(key) is { } code && Upcast(context, code, sample, "") is { } events && AreShipped(context, events)
            ? sample with { Outcome = [.. events.Select(e => new GoldenEvent(e.Type, EventShape.Parse(e.Type.Shape), e.Json))] }
            : sample;

    private static void Check(LawContext context, EventKey key, GoldenBlock block, GoldenSample sample, string file)
    {
        string place = $" (In {file}, the bytes {Convert.ToHexStringLower(sample.Bytes)}.)";
        string json = JsonOf(block.Shape, sample.Bytes, place);
        if (json != sample.Json) throw new LawFault($"The bytes say {json}, and the file has {sample.Json}. One of them was changed; what databases hold was not. Take the file back from the history.{place}");

        if (context.Domain.FindCurrent(key) is { } current) CheckCurrent(current, block, sample, place);
        else if (context.Domain.FindOld(key) is { } old) CheckOutcome(context, sample, Upcast(context, old, sample, place), place);
    }

    private static void CheckCurrent(EventCode code, GoldenBlock block, GoldenSample sample, string place)
    {
        ThrowIfIncompatible(block.Shape, code.Type, place);
        byte[] written;
        try
        {
            written = code.Rewrite(sample.Bytes);
        }
        catch (Exception error)
        {
            throw new LawFault($"This build can't read the bytes any more: {error.GetType().Name}: {error.Message}{place}", error);
        }

        // What came later is passed over by the shape of then, and a name that has changed since is the one of then.
        if (Line.Difference(PayloadLines.Of(block.Shape, sample.Bytes), "in the bytes", PayloadLines.Of(block.Shape, written), "when this build has read and written them") is { } difference)
        {
            throw new LawFault(difference + place);
        }
    }

    private static void CheckOutcome(LawContext context, GoldenSample sample, IReadOnlyList<EventLine> events, string place)
    {
        if (!AreShipped(context, events)) return;
        if (sample.Outcome is not { } outcome) throw new LawFault($"It has upcasters now, and the file does not say what they make of these bytes. {Ask}{place}");

        string[] expected = [.. outcome.Select(e => $"{e.Key} {e.Json}")], actual = [.. events.Select((e, i) => $"{(EventKey)e.Type} {JsonAs(e, i < outcome.Count ? outcome[i] : null, place)}")];
        if (!expected.SequenceEqual(actual))
        {
            throw new LawFault($"The bytes become {Shown(actual)}, and the file has {Shown(expected)}. An upcaster says something else now of what is stored already. "
                + $"If that is meant, remove the lines 'becomes' from the file, and {char.ToLowerInvariant(Ask[0])}{Ask[1..]}{place}");
        }
    }

    /// <summary>The event as JSON under the shape of then, when it can be read so.</summary>
    private static string JsonAs(EventLine e, GoldenEvent? then, string place)
        => then is not null && then.Key == e.Type && EventShape.AreCompatible(e.Type.Shape, then.Shape.ToString()) ? JsonOf(then.Shape, e.Payload, place) : e.Json;

    private static IReadOnlyList<EventLine> Upcast(LawContext context, OldCode code, GoldenSample sample, string place)
    {
        try
        {
            return UpcastRun.Of(context.Domain, code, sample.Bytes);
        }
        catch (Exception error) when (error is not LawFault)
        {
            throw new LawFault($"This build can't read the bytes {sample.Json} any more: {error.GetType().Name}: {error.Message}{place}", error);
        }
    }

    private static bool AreShipped(LawContext context, IReadOnlyList<EventLine> events) => events.All(e => context.Domain.Shipped.ContainsKey(e.Type));

    private static void ThrowIfIncompatible(RecordShape stored, EventType built, string place)
    {
        if (!EventShape.AreCompatible(stored.ToString(), built.Shape)) throw new LawFault($"The bytes have the shape {stored}, which can't be read as {built.Shape}, which this build has.{place}");
    }

    private static string JsonOf(RecordShape shape, byte[] bytes, string place)
    {
        try
        {
            return PayloadText.Of(shape, bytes);
        }
        catch (MalformedPayloadException error)
        {
            throw new LawFault($"The bytes are nothing of the shape {shape}: {error.Message}{place}", error);
        }
    }

    private static string Shown(string[] events) => events.Length == 0 ? "nothing" : string.Join(", then ", events);
}
