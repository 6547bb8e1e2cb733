using Foldstream.TestHouse;
using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Services;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Foldstream.PostgreSql.Tests;

/// <summary>Runs the tests, or is the process that a test starts and kills.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
        => args is [ClusterChild.Mode]
            ? await ClusterChild.RunAsync()
            : args.Any(arg => arg is "--server" or "--internal-msbuild-node")
                ? await TestPlatformTestFramework.RunAsync(args, AddExtensions)
                : await RunAsync(args);

    private static async Task<int> RunAsync(string[] args)
    {
        int code = await ConsoleRunner.Run(args);
        ConformanceCounts.Print();
        return code;
    }

    private static void AddExtensions(ITestApplicationBuilder builder, string[] args)
    {
        builder.AddSelfRegisteredExtensions(args);
        builder.TestHost.AddTestSessionLifetimeHandler(services => new ConformanceCounts(services.GetMessageBus()));
    }
}
