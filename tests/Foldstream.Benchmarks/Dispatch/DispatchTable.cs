using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;

namespace Foldstream.Benchmarks.Dispatch;

/// <summary>What it costs to find the fold of an event.</summary>
internal static class DispatchTable
{
    private const int PerCall = 100, Passes = 10;

    public static void Print(int count, int rounds, TextWriter output)
    {
        object[] events = [.. BankHistory.Events(count)];
        EventKind[] kinds = [.. events.Select(Recording.KindOf)];
        Dispatchers dispatchers = new();

        Comparison folds = new($"Dispatch: {count:N0} events that are objects already, to their folds", "event", count * Passes);
        Variant byTag = Add("switch over a tag, as generated", (state, i) => Dispatchers.ByTag(state, events[i], kinds[i]));
        Variant[] rivals =
        [
            Add("switch over types", (state, i) => Dispatchers.ByType(state, events[i])),
            Add("dictionary of delegates by type", (state, i) => dispatchers.ByDictionary(state, events[i])),
            Add("frozen dictionary of delegates by type", (state, i) => dispatchers.ByFrozenDictionary(state, events[i])),
            Add("dynamic", (state, i) => Dispatchers.ByDynamic(state, events[i])),
            Add("dictionary of MethodInfo by type, Invoke", (state, i) => dispatchers.ByReflection(state, events[i])),
        ];
        foreach (Variant rival in rivals) folds.Show(byTag, rival);
        folds.Measure(rounds);
        folds.Print(output, "Each row calls a delegate for each event, which costs the same in all, and folds the event. There is no target: a replay of Foldstream has no objects to dispatch.", "");

        NameTags tags = new();
        byte[][] names = [.. kinds.Select(kind => tags.NameOf((int)kind))];
        ushort[] ids = [.. kinds.Select(kind => (ushort)(kind + 1))];
        Comparison found = new($"From what a stored event is called to its tag: {count:N0} events", "event", count * Passes);
        Variant byId = Find("id in the frame, one array", i => tags.ById(ids[i]));
        Variant[] others =
        [
            Find("name in UTF-8, compared one by one", i => tags.ByComparing(names[i])),
            Find("name in UTF-8, frozen dictionary of spans", i => tags.ByFrozenDictionaryOfSpans(names[i])),
            Find("name in UTF-8, to a string, frozen dictionary", i => tags.ByFrozenDictionary(names[i])),
            Find("name in UTF-8, to a string, dictionary", i => tags.ByDictionary(names[i])),
        ];
        foreach (Variant other in others) found.Show(byId, other);
        found.Measure(rounds);
        found.Print(output, "Each row calls a delegate for each event.");

        Variant Add(string name, Action<PlainAccount, int> dispatch) => folds.Add(name, () =>
        {
            PlainAccount state = new();
            for (int pass = 0; pass < Passes; pass++)
            {
                for (int from = 0; from < count; from += PerCall) Run(from, Math.Min(from + PerCall, count), state, dispatch);
            }

            return state.State;
        });

        Variant Find(string name, Func<int, int> find) => found.Add(name, () =>
        {
            long sum = 0;
            for (int pass = 0; pass < Passes; pass++)
            {
                for (int from = 0; from < count; from += PerCall) sum += Sum(from, Math.Min(from + PerCall, count), find);
            }

            return sum;
        });
    }

    private static void Run(int from, int to, PlainAccount state, Action<PlainAccount, int> dispatch)
    {
        for (int i = from; i < to; i++) dispatch(state, i);
    }

    private static long Sum(int from, int to, Func<int, int> find)
    {
        long sum = 0;
        for (int i = from; i < to; i++) sum += find(i);
        return sum;
    }
}
