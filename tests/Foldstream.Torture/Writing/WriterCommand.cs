using System.CommandLine;
using Foldstream.Stores;
using Foldstream.Torture.Storms;

namespace Foldstream.Torture.Writing;

/// <summary>The process that storms start and kill: it appends until its standard input ends, and notes each append.</summary>
internal static class WriterCommand
{
    public const string Name = "writer";

    private const int MostAttempts = 200;

    public static Command Create()
    {
        Option<StoreKind> kind = new("--kind");
        Option<string> place = new("--place") { Required = true }, schema = new("--schema"), file = new("--notes");
        Option<bool> relaxed = new("--relaxed");
        Option<Plant> plant = new("--plant");
        Option<ulong> seed = new("--seed");
        Option<WriterShape> shape = new("--shape");
        Option<int> round = new("--round"), first = new("--first"), writers = new("--writers"), units = new("--units");
        Command command = new(Name, "Appends until it is stopped: what other commands start.") { kind, place, schema, file, relaxed, plant, seed, shape, round, first, writers, units };
        command.Hidden = true;
        command.SetAction(async (parsed, _) =>
        {
            await using Stream output = parsed.GetValue(file) is { } path ? new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 0) : Console.OpenStandardOutput();
            NoteLines notes = new(output);
            using CancellationTokenSource stop = new();
            Thread watch = new(() =>
            {
                Console.In.ReadToEnd();
                stop.Cancel();
            }) { IsBackground = true };
            watch.Start();
            StoreAddress address = new(parsed.GetValue(kind), parsed.GetValue(place)!, parsed.GetValue(schema) ?? "", parsed.GetValue(relaxed));
            await using IEventStore store = await OpenAsync(address, parsed.GetValue(plant), stop.Token);
            Writers all = new(store, new WriterPlan(parsed.GetValue(seed), parsed.GetValue(shape)), parsed.GetValue(round), notes, repeats: true);
            await all.RunAsync(parsed.GetValue(first), parsed.GetValue(writers), parsed.GetValue(units), stop.Token);
            return 0;
        });
        return command;
    }

    // A server may be killed while it is opened, too.
    private static async Task<IEventStore> OpenAsync(StoreAddress address, Plant plant, CancellationToken stop)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await address.OpenAsync(plant);
            }
            catch (StoreUnusableException) when (address.Kind == StoreKind.Postgres && attempt < MostAttempts && !stop.IsCancellationRequested)
            {
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }
}
