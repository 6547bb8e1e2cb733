using System.Collections.Immutable;
using System.CommandLine;
using Foldstream.Torture.Cut;
using Foldstream.Torture.Flip;
using Foldstream.Torture.Following;
using Foldstream.Torture.Fuzzing;
using Foldstream.Torture.Handler;
using Foldstream.Torture.Io;
using Foldstream.Torture.Kill;
using Foldstream.Torture.Lease;
using Foldstream.Torture.Mixed;
using Foldstream.Torture.Order;
using Foldstream.Torture.Race;
using Foldstream.Torture.Restore;
using Foldstream.Torture.Storms;
using Foldstream.Torture.Sync;
using Foldstream.Torture.Writing;

ImmutableArray<IStorm> storms = [new KillStorm(), new SyncStorm(isRelaxed: false), new SyncStorm(isRelaxed: true), new IoStorm(), new RaceStorm(), new CutStorm(), new RestoreStorm(), new FlipStorm(), new OrderStorm(), new HandlerStorm(), new LeaseStorm(), new MixedStorm()];
RootCommand root = new("Tries to break Foldstream's promises. Every command prints its seed, and fails when a promise is broken.") { FuzzCommand.Create(), AllCommand.Create(storms), WriterCommand.Create(), WorkerCommand.Create(), IoInsideCommand.Create() };
foreach (IStorm storm in storms)
{
    root.Subcommands.Add(StormCommand.Create(storm));
}

return await root.Parse(args).InvokeAsync();
