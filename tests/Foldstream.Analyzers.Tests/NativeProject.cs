using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers.Tests;

/// <summary>What the build tells the analyzers of a project that is published with Native AOT.</summary>
internal sealed class NativeProject : AnalyzerConfigOptionsProvider
{
    /// <summary>The same as the build writes it.</summary>
    public const string Config = """
        is_global = true
        build_property.EnableRequestDelegateGenerator = true
        """;

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options();

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.EnableRequestDelegateGenerator" ? "true" : null;
            return value is not null;
        }
    }
}
