using System.Diagnostics;

namespace Foldstream.Torture.Writing;

/// <summary>This program, for processes of its own.</summary>
internal static class OwnProgram
{
    /// <summary>How to start it with its standard streams here.</summary>
    public static ProcessStartInfo Start(IEnumerable<string> arguments)
    {
        string program = Environment.ProcessPath!;
        string[] all = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(OwnProgram).Assembly.Location, .. arguments] : [.. arguments];
        return new ProcessStartInfo(program, all)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,

            // The processes are many and live for moments: what is compiled ahead is enough for them.
            Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_TieredCompilation"] = "1", ["DOTNET_gcServer"] = "0" },
        };
    }
}
