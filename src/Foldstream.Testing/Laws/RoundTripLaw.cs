namespace Foldstream.Testing;

/// <summary>What is read from bytes is written as the same bytes, and what is written is read as the same value.</summary>
internal static class RoundTripLaw
{
    private const int Values = 200;

    public static void Check(LawContext context, EventCode code)
    {
        IReadOnlyList<byte[]> samples = context.SamplesOf(code.Type, code.Shape);
        for (int i = 0; i < code.Samples.Count; i++)
        {
            if (code.LossOf(i) is { } loss) throw new LawFault($"A value loses something on its way through the bytes. {loss} It is sample {i}, {PayloadText.Of(code.Shape, code.Samples[i])}.");
        }

        for (int number = 0; number < (samples.Count > 0 ? samples.Count : Values); number++)
        {
            byte[] payload = context.Payload(code.Type, code.Shape, samples, number, number % 3 == 0 ? PayloadStyle.Usual : PayloadStyle.Edges);
            Check(context, code, payload, number);
        }
    }

    private static void Check(LawContext context, EventCode code, byte[] payload, int number)
    {
        string shown = context.Show(code.Shape, payload, number);
        byte[] written;
        try
        {
            written = code.Rewrite(payload);
        }
        catch (Exception error)
        {
            throw new LawFault($"The type refuses a value of its shape: {error.GetType().Name}: {error.Message} (It is {shown}.) If it does so on purpose: {context.Ask(code.Type)}", error);
        }

        if (Line.Difference(PayloadLines.Of(code.Shape, payload), "in the bytes that were read", PayloadLines.Of(code.Shape, written), "in those that were written again") is { } loss)
        {
            throw new LawFault($"{loss} It is {shown}. If the type puts values into a form of its own on purpose: {context.Ask(code.Type)}");
        }

        if (!code.Rewrite(written).AsSpan().SequenceEqual(written)) throw new LawFault($"What was written is written otherwise when it has been read again. It is {shown}.");
        if (code.Difference(payload, "when it is first read", written, "when it is read again") is { } change) throw new LawFault($"{change} It is {shown}.");

        foreach (Elsewhere place in Elsewhere.Cultures)
        {
            if (!place.Run(() => code.Rewrite(payload)).AsSpan().SequenceEqual(written)) throw new LawFault($"It is written otherwise {place.Name}. It is {shown}.");
        }
    }
}
