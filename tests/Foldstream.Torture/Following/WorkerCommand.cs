using System.CommandLine;
using Foldstream.Stores;
using Foldstream.Subscriptions;
using Foldstream.Torture.Planted;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Writing;

namespace Foldstream.Torture.Following;

/// <summary>The process that storms start, kill and freeze: it follows a store until its standard input ends, and writes what it handles into a ledger.</summary>
internal static class WorkerCommand
{
    public const string Name = "worker";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    public static Command Create()
    {
        Option<StoreKind> kind = new("--kind");
        Option<string> place = new("--place") { Required = true }, schema = new("--schema"), ledger = new("--ledger") { Required = true }, name = new("--name") { Required = true };
        Option<int> shards = new("--shards"), pause = new("--pause");
        Option<Build> build = new("--build");
        Option<Plant> plant = new("--plant");
        Command command = new(Name, "Follows a store until it is stopped: what other commands start.") { kind, place, schema, ledger, name, shards, pause, build, plant };
        command.Hidden = true;
        command.SetAction(async (parsed, _) =>
        {
            StoreAddress address = new(parsed.GetValue(kind), parsed.GetValue(place)!, parsed.GetValue(schema) ?? "");
            LedgerAddress rows = new(parsed.GetValue(kind), parsed.GetValue(ledger)!, parsed.GetValue(schema) ?? "");
            WorkerSettings settings = new()
            {
                Name = parsed.GetValue(name)!, Shards = parsed.GetValue(shards), Build = parsed.GetValue(build), Plant = parsed.GetValue(plant), Pause = parsed.GetValue(pause),
            };
            return await RunAsync(address, rows, settings);
        });
        return command;
    }

    private static async Task<int> RunAsync(StoreAddress address, LedgerAddress ledger, WorkerSettings settings)
    {
        using CancellationTokenSource stop = new();
        Thread watch = new(() =>
        {
            Console.In.ReadToEnd();
            stop.Cancel();
        }) { IsBackground = true };
        watch.Start();
        await using Stream output = Console.OpenStandardOutput();
        List<LedgerRow> late = [];
        await using IEventStore store = await address.OpenAsync(settings.Plant);
        await using ICheckpointStore checkpoints = Plants(ledger, settings.Plant, late);
        await using TellingCheckpoints telling = new(checkpoints, what => Tell(output, what.ToString()), TimeSpan.FromMilliseconds(settings.Pause));
        await using SubscriptionRunner runner = new(store, telling);
        runner.Add(LedgerSubscription.Definition(settings.Shards, settings.Build, settings.Plant),
            () => new ScopedHandler(new LedgerHandler(ledger, settings.Name, late), null), LedgerSubscription.Options(settings.Plant));
        runner.Start();
        SubscriptionState last = SubscriptionState.NotStarted;
        while (!stop.IsCancellationRequested)
        {
            SubscriptionStatus status = runner.Statuses[0];
            if (status.State == SubscriptionState.Stopped)
            {
                Tell(output, $"{WorkerNotes.Stopped} {status.Error?.Message.ReplaceLineEndings(" ")}");
                return 2;
            }

            if (status.State == SubscriptionState.WaitingForNewerBuild && last != status.State)
            {
                Tell(output, WorkerNotes.Waits.ToString());
            }

            last = status.State;
            await Task.Delay(Glance, CancellationToken.None);
        }

        await runner.StopAsync(CancellationToken.None);
        return 0;
    }

    private static ICheckpointStore Plants(LedgerAddress ledger, Plant plant, List<LedgerRow> late) => plant switch
    {
        Plant.ChecksPointFirst => new CheckpointingFirst(ledger.OpenCheckpoints(), ledger, late),
        Plant.ForgetsEpochs => new ForgettingEpochs(ledger.OpenCheckpoints(), ledger),
        _ => ledger.OpenCheckpoints(),
    };

    // One call for each line: a process that is killed leaves no half of one.
    private static void Tell(Stream output, string line)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(line + "\n");
        lock (output)
        {
            output.Write(bytes);
            output.Flush();
        }
    }
}
