namespace Foldstream.Testing;

/// <summary>Whatever an old version may hold, its upcasters make current events of it, always the same ones.</summary>
internal static class UpcastLaw
{
    private const int Values = 200;

    public static void Check(LawContext context, OldCode code)
    {
        IReadOnlyList<byte[]> samples = context.SamplesOf(code.Type, code.Shape);
        for (int number = 0; number < (samples.Count > 0 ? samples.Count : Values); number++)
        {
            byte[] payload = context.Payload(code.Type, code.Shape, samples, number, number % 3 == 0 ? PayloadStyle.Usual : PayloadStyle.Edges, mayEndEarly: true);
            Check(context, code, payload, number);
        }
    }

    private static void Check(LawContext context, OldCode code, byte[] payload, int number)
    {
        string shown = context.Show(code.Shape, payload, number);
        IReadOnlyList<EventLine> events = Upcast(context, code, payload, shown);
        Compare(events, Upcast(context, code, payload, shown), "the second time", shown);
        foreach (Elsewhere place in Elsewhere.Cultures) Compare(events, place.Run(() => Upcast(context, code, payload, shown)), place.Name, shown);
    }

    private static IReadOnlyList<EventLine> Upcast(LawContext context, OldCode code, byte[] payload, string shown)
    {
        try
        {
            return UpcastRun.Of(context.Domain, code, payload);
        }
        catch (Exception error) when (error is not LawFault)
        {
            throw new LawFault($"An upcaster fails: {error.GetType().Name}: {error.Message} (It is {shown}.) A stream with such an event can't be loaded any more. "
                + $"Make something of every value; or if none like it was ever stored: {context.Ask(code.Type)}", error);
        }
    }

    private static void Compare(IReadOnlyList<EventLine> expected, IReadOnlyList<EventLine> actual, string where, string shown)
    {
        if (!expected.SequenceEqual(actual))
        {
            throw new LawFault($"The same bytes become something else {where}: [{string.Join("; ", expected)}], and then [{string.Join("; ", actual)}]. It is {shown}.");
        }
    }
}
