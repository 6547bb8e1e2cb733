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
                ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
                : await ConsoleRunner.Run(args);
}
