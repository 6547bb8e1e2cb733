using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using MessagePack;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Generators.Tests;

/// <summary>One run of the generator over a project, and what the project is with the emitted files.</summary>
internal sealed record Generation(GeneratorDriver Driver, CSharpCompilation Input, CSharpCompilation Output)
{
    private const string EmbeddedAttribute = "Microsoft.CodeAnalysis.EmbeddedAttribute.cs";

    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Foldstream;
        """;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(EventAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Testing.Scenario).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(IServiceCollection).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(IFormatterResolver).Assembly.Location),
    ];

    // As the SDK has it: MessagePack was built against an older framework.
    private static readonly ImmutableDictionary<string, ReportDiagnostic> UnifiedReferences =
        ImmutableDictionary.CreateRange([KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress), KeyValuePair.Create("CS1702", ReportDiagnostic.Suppress)]);

    /// <summary>The emitted files by name, without the one that the compiler itself contributes.</summary>
    public ImmutableSortedDictionary<string, string> Files => Driver.GetRunResult().Results.Single().GeneratedSources
        .Where(source => source.HintName != EmbeddedAttribute)
        .ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>The steps of the run with a tracking name.</summary>
    public ImmutableArray<IncrementalGeneratorRunStep> Steps(string name)
        => Driver.GetRunResult().Results.Single().TrackedSteps.TryGetValue(name, out ImmutableArray<IncrementalGeneratorRunStep> steps) ? steps : [];

    /// <summary>The warnings and errors of the project with the emitted files.</summary>
    public ImmutableArray<Diagnostic> Problems => [.. Output.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning)];

    public static Generation Of(params string[] sources) => Of(Project(sources));

    public static Generation Of(CSharpCompilation project)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new FoldstreamGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions(DocumentationMode.Parse),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return Run(driver, project);
    }

    /// <summary>Runs the same driver over a changed project, as an editor does.</summary>
    public Generation Again(CSharpCompilation changed) => Run(Driver, changed);

    public static CSharpCompilation Project(params string[] sources) => Project("Shop", DocumentationMode.Parse, sources);

    public static CSharpCompilation Project(string name, DocumentationMode documentation, params string[] sources) => CSharpCompilation.Create(
        name,
        [.. sources.Prepend(GlobalUsings).Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions(documentation), path: $"/{i}.cs"))],
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999,
            generalDiagnosticOption: ReportDiagnostic.Error,
            specificDiagnosticOptions: UnifiedReferences));

    private static CSharpParseOptions ParseOptions(DocumentationMode documentation) => new(LanguageVersion.CSharp14, documentation);

    private static Generation Run(GeneratorDriver driver, CSharpCompilation project)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(project, out Compilation output, out _, TestContext.Current.CancellationToken);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        return new Generation(driver, project, (CSharpCompilation)output);
    }
}
