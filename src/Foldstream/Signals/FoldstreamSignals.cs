using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace Foldstream;

/// <summary>The name under which activities and measurements are found: <c>AddSource(FoldstreamSignals.Name)</c> and <c>AddMeter(FoldstreamSignals.Name)</c>.</summary>
public static class FoldstreamSignals
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="System.Diagnostics.Metrics.Meter"/>. Their version is that of the package.</summary>
    public const string Name = "Foldstream";

    private static readonly string Version
        = typeof(FoldstreamSignals).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    internal static ActivitySource Source { get; } = new(Name, Version);

    internal static Meter Meter { get; } = new(Name, Version);
}
