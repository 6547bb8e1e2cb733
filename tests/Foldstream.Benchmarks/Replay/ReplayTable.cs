using System.Globalization;
using System.Text.Json;
using Foldstream.Benchmarks.Bank;
using Foldstream.Benchmarks.Rivals;
using MemoryPack;
using MessagePack;

namespace Foldstream.Benchmarks.Replay;

/// <summary>What replay in memory costs, beside what else one might use.</summary>
internal static class ReplayTable
{
    public static async Task PrintAsync(int count, int rounds, TextWriter output)
    {
        List<object> events = BankHistory.Events(count);
        StoredBank bank = await StoredBank.OfAsync(events);
        PageLoop loop = new(bank);
        MessagePackSerializerOptions native = MessagePackResolvers.Native, standard = MessagePackSerializerOptions.Standard;
        Recording asNative = Recording.Of(events, e => MessagePackSerializer.Serialize(e.GetType(), e, native));
        Recording asStandard = Recording.Of(events, e => MessagePackSerializer.Serialize(e.GetType(), e, standard));
        Recording asMemoryPack = Recording.Of(events, e => MemoryPackSerializer.Serialize(e.GetType(), e));
        Recording asStructs = Recording.Of(events, StructEvents.ToMemoryPack);
        Recording asJson = Recording.Of(events, e => JsonSerializer.SerializeToUtf8Bytes(e, e.GetType(), BankJson.Default));
        DictionaryDispatch dictionary = new();
        Func<Account> load = bank.Loader<Account>();
        Func<AccountOfRecords> loadOfRecords = bank.Loader<AccountOfRecords>();
        Func<AccountStruct> loadStruct = bank.Loader<AccountStruct>();
        Func<AccountRecord> loadRecord = bank.Loader<AccountRecord>();
        Func<ThoroughAccount> loadThorough = bank.Loader<ThoroughAccount>();
        Func<CountingAccount> loadCounting = bank.Loader<CountingAccount>();

        Comparison replay = new($"Replay in memory: {count:N0} events of a bank account, {StoredBank.EventsPerAppend} per append, checksums verified", "event", count);
        Variant foldstream = replay.Add("Foldstream: LoadAsync, struct events, class aggregate", () => Of(load()), bank.Size);
        Variant loopAlone = replay.Add("Foldstream: the same pages without the store", () => Of(loop.Fold(new Account())), bank.Size);
        Variant byHand = replay.Add("hand-written loop over the same bytes", () => loop.FoldByHand().State, bank.Size);
        Variant types = replay.Add("part: that loop, with types looked up in the store's table", () => loop.FoldByHand<HandWrittenLoop.Types>().State, bank.Size);
        Variant forms = replay.Add("part: and texts that must end in their payload, times with an offset", () => loop.FoldByHand<HandWrittenLoop.TypesAndForms>().State, bank.Size);
        Variant all = replay.Add("part: and events counted for an error's sake", () => loop.FoldByHand<HandWrittenLoop.All>().State, bank.Size);
        Variant asStruct = replay.Add("Foldstream: record struct aggregate", () => Of(loadStruct()), bank.Size);
        Variant asRecord = replay.Add("Foldstream: immutable record aggregate", () => Of(loadRecord()), bank.Size);
        Variant ofRecords = replay.Add("Foldstream: class events", () => Of(loadOfRecords()));
        Variant thorough = replay.Add("Foldstream: all members read", () => Of(loadThorough()), bank.Size);
        Variant counting = replay.Add("Foldstream: folds that only count", () => { loadCounting(); return null; }, bank.Size);
        Variant memoryPack = Rival("MemoryPack, classes, switch", asMemoryPack, MemoryPackClasses.Fold);
        Variant memoryPackStructs = Rival("MemoryPack, structs, switch", asStructs, MemoryPackStructs.Fold);
        Variant readerUsed = Rival("MessagePackReader by hand, structs, unread members skipped", asNative, (recording, from, to, state) => MessagePackByHand.Fold(recording, from, to, state, all: false));
        Variant readerAll = Rival("MessagePackReader by hand, structs, all members", asNative, (recording, from, to, state) => MessagePackByHand.Fold(recording, from, to, state, all: true));
        Variant nativeClasses = Rival("MessagePackSerializer native, classes, switch", asNative, (recording, from, to, state) => MessagePackClasses.Fold(recording, from, to, state, native));
        Variant nativeStructs = Rival("MessagePackSerializer native, structs, switch", asNative, (recording, from, to, state) => MessagePackStructs.Fold(recording, from, to, state, native));
        Variant standardClasses = Rival("MessagePackSerializer standard, classes, switch", asStandard, (recording, from, to, state) => MessagePackClasses.Fold(recording, from, to, state, standard));
        Variant standardStructs = Rival("MessagePackSerializer standard, structs, switch", asStandard, (recording, from, to, state) => MessagePackStructs.Fold(recording, from, to, state, standard));
        Variant dictionaries = Rival("MessagePackSerializer native, objects, dictionary of delegates", asNative, (recording, from, to, state) => dictionary.Fold(recording, from, to, state, native));
        Variant json = Rival("System.Text.Json source-generated, classes, switch", asJson, JsonClasses.Fold);

        replay.AtMost(1.10, foldstream, byHand);
        replay.ShowOver(loopAlone, byHand);
        replay.ShowOver(types, byHand);
        replay.ShowOver(forms, byHand);
        replay.ShowOver(all, byHand);
        replay.ShowOver(asStruct, foldstream);
        replay.ShowOver(asRecord, foldstream);
        replay.ShowOver(ofRecords, foldstream);
        replay.ShowOver(thorough, foldstream);
        replay.ShowOver(counting, foldstream);
        replay.Faster(4, foldstream, memoryPack);
        replay.Show(foldstream, memoryPackStructs);
        replay.Show(foldstream, readerUsed);
        replay.Show(foldstream, readerAll);
        replay.Faster(15, foldstream, nativeClasses);
        replay.Faster(15, foldstream, nativeStructs);
        replay.Faster(15, foldstream, standardClasses);
        replay.Faster(15, foldstream, standardStructs);
        replay.Show(foldstream, dictionaries);
        replay.Faster(30, foldstream, json);
        replay.Measure(rounds);
        replay.Print(output,
            "Foldstream and the hand-written loop verify a CRC-32C over each page and validate each decimal; the other rivals do neither.",
            "All come to the same state. Ratios are medians over rounds in which both were measured.",
            "What folds of few members allocate is the owner's name, which one event in a hundred brings and the fold keeps; without it, it is the row of folds that only count.",
            string.Create(CultureInfo.InvariantCulture,
                $"The hand-written loop itself is {memoryPack.Over(byHand):0.0} x faster than MemoryPack, {nativeClasses.Over(byHand):0.0} x than MessagePackSerializer native, {standardClasses.Over(byHand):0.0} x standard, {json.Over(byHand):0.0} x than System.Text.Json."));

        Variant Rival(string name, Recording recording, Action<Recording, int, int, PlainAccount> fold) => replay.Add(name, () =>
        {
            PlainAccount state = new();

            // In calls of the size of a page, so that the compiler replaces the loop as it does Foldstream's.
            for (int from = 0; from < recording.Count; from += StoredBank.EventsPerAppend)
            {
                fold(recording, from, Math.Min(from + StoredBank.EventsPerAppend, recording.Count), state);
            }

            return state.State;
        }, (double)recording.Size / recording.Count);
    }

    private static BankState Of(Account a) => new(a.Owner, a.Balance, a.Limit, a.InterestDays, a.LastAt);

    private static BankState Of(AccountOfRecords a) => new(a.Owner, a.Balance, a.Limit, a.InterestDays, a.LastAt);

    private static BankState Of(AccountStruct a) => new(a.Owner, a.Balance, a.Limit, a.InterestDays, a.LastAt);

    private static BankState Of(AccountRecord a) => new(a.Owner, a.Balance, a.Limit, a.InterestDays, a.LastAt);

    private static BankState Of(ThoroughAccount a) => new(a.Owner, a.Balance, a.Limit, a.InterestDays, a.LastAt);
}
