using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.Analyzers.Tests;

/// <summary>Compiles sources as a project does, generators and all analyzers with it, and hands out all that there is to read.</summary>
internal static class Reviewed
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14);

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(References.Usings, Parse, "Usings.cs");

    /// <summary>What the sources have inside, generated parts included.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="more">What they need besides .NET and Foldstream.</param>
    /// <param name="name">The name of the assembly.</param>
    /// <param name="eventLock">The text of <c>events.lock</c>; null where there is none.</param>
    /// <param name="switchedOn">Rules that are off by default.</param>
    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> sources, IEnumerable<MetadataReference>? more = null, string name = "Domain", string? eventLock = null, params IEnumerable<string> switchedOn)
    {
        CSharpCompilationOptions options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 10);
        CSharpCompilation written = CSharpCompilation.Create(
            name,
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, Parse, source.Path)).Append(Usings),
            References.All.Concat(more ?? []),
            options.WithSpecificDiagnosticOptions(switchedOn.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Warn))));
        CSharpGeneratorDriver
            .Create([new Generators.FoldstreamGenerator().AsSourceGenerator()], AdditionalFiles(eventLock), parseOptions: Parse)
            .RunGeneratorsAndUpdateCompilation(written, out Compilation complete, out _, TestContext.Current.CancellationToken);
        return (CSharpCompilation)complete;
    }

    /// <summary>What the compiler and the analyzers say: errors, warnings and information.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsOf(CSharpCompilation compilation, string? eventLock = null)
    {
        CompilationWithAnalyzers analyzed = compilation.WithAnalyzers([.. Verify.Analyzers], new AnalyzerOptions(AdditionalFiles(eventLock), new NativeProject()));
        ImmutableArray<Diagnostic> all = await analyzed.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. all.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static ImmutableArray<AdditionalText> AdditionalFiles(string? eventLock) => eventLock is null ? [] : [new EventLockText(eventLock)];

    /// <summary>An <c>events.lock</c>.</summary>
    private sealed class EventLockText(string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => "events.lock";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
