using System.CommandLine;
using BenchmarkDotNet.Running;
using Foldstream.Benchmarks.Build;
using Foldstream.Benchmarks.ColdStart;
using Foldstream.Benchmarks.Dispatch;
using Foldstream.Benchmarks.Encode;
using Foldstream.Benchmarks.Picture;
using Foldstream.Benchmarks.Postgres;
using Foldstream.Benchmarks.Replay;
using Foldstream.Benchmarks.Snapshots;
using Foldstream.Benchmarks.Sqlite;
using Foldstream.Benchmarks.Upcasts;

// BenchmarkDotNet reads its options itself.
if (args is ["deep", .. string[] rest])
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(rest, Foldstream.Benchmarks.DeepConfig.Create());
    return 0;
}

RootCommand root = new("Foldstream's measurements.")
{
    new Command("table", "Prints one group of figures beside their targets.")
    {
        ReplayCommand.Create(),
        EncodeCommand.Create(),
        DispatchCommand.Create(),
        StoreCommand.Create(),
        PostgresCommand.Create(),
        ColdStartCommand.Create(),
        BuildCommand.Create(),
        UpcastCommand.Create(),
        SnapshotCommand.Create(),
    },
    PictureCommand.Create(),
    DocumentCommand.Create(),
    new Command("deep", "The same with BenchmarkDotNet, whose options follow; --filter '*' runs all, --list flat names them."),
};
return await root.Parse(args).InvokeAsync();
