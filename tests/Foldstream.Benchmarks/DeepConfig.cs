using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Foldstream.Benchmarks;

/// <summary>How BenchmarkDotNet runs here: in this process, which needs no project of its own and so no restore.</summary>
internal static class DeepConfig
{
    public static IConfig Create() => DefaultConfig.Instance
        .AddJob(Job.MediumRun.WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default);
}
