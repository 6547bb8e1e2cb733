using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using MessagePack;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Foldstream.Generators.Tests;

/// <summary>One run of the generator over a project, and what the project is with the emitted files.</summary>
internal sealed record Generation(GeneratorDriver Driver, CSharpCompilation Input, CSharpCompilation Output)
{
    private const string EmbeddedAttribute = "Microsoft.CodeAnalysis.EmbeddedAttribute.cs";

    private const string LockFile = "FoldstreamEventLock.g.cs";

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
        MetadataReference.CreateFromFile(typeof(Microsoft.Extensions.Logging.ILogger).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(IFormatterResolver).Assembly.Location),
    ];

    // As the SDK has it: MessagePack was built against an older framework.
    private static readonly ImmutableDictionary<string, ReportDiagnostic> UnifiedReferences =
        ImmutableDictionary.CreateRange([KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress), KeyValuePair.Create("CS1702", ReportDiagnostic.Suppress)]);

    private AdditionalText? LockText { get; init; }

    /// <summary>The emitted files by name, without the one that the compiler itself contributes, and the one with the event lock.</summary>
    public ImmutableSortedDictionary<string, string> Files => Driver.GetRunResult().Results.Single().GeneratedSources
        .Where(source => source.HintName is not (EmbeddedAttribute or LockFile))
        .ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>What <c>events.lock</c> should hold; null when the project writes nothing to disk, or has errors.</summary>
    public string? EventLock => Output.Assembly.GetAttributes()
        .Where(attribute => attribute.AttributeClass?.Name == "AssemblyMetadataAttribute" && attribute.ConstructorArguments is [{ Value: "Foldstream.EventLock" }, _])
        .Select(attribute => (string?)attribute.ConstructorArguments[1].Value)
        .SingleOrDefault();

    /// <summary>The steps of the run with a tracking name.</summary>
    public ImmutableArray<IncrementalGeneratorRunStep> Steps(string name)
        => Driver.GetRunResult().Results.Single().TrackedSteps.TryGetValue(name, out ImmutableArray<IncrementalGeneratorRunStep> steps) ? steps : [];

    /// <summary>The warnings and errors of the project with the emitted files.</summary>
    public ImmutableArray<Diagnostic> Problems => [.. Output.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning)];

    public static Generation Of(params string[] sources) => Of(Project(sources));

    /// <param name="project">The project.</param>
    /// <param name="eventLock">The text of its <c>events.lock</c>; null when there is none.</param>
    public static Generation Of(CSharpCompilation project, string? eventLock = null) => Of(project, IncrementalGeneratorOutputKind.None, eventLock);

    /// <summary>A run as an editor makes it at each keystroke, without what only a build needs.</summary>
    public static Generation InEditor(CSharpCompilation project) => Of(project, IncrementalGeneratorOutputKind.Implementation, eventLock: null);

    private static Generation Of(CSharpCompilation project, IncrementalGeneratorOutputKind without, string? eventLock)
    {
        AdditionalText? text = eventLock is null ? null : new LockFileText(eventLock);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new FoldstreamGenerator().AsSourceGenerator()],
            additionalTexts: text is null ? [] : [text],
            parseOptions: ParseOptions(DocumentationMode.Parse),
            driverOptions: new GeneratorDriverOptions(without, trackIncrementalGeneratorSteps: true));
        return Run(driver, project) with { LockText = text };
    }

    /// <summary>Runs the same driver with a changed <c>events.lock</c>.</summary>
    public Generation AgainWithLock(string eventLock)
    {
        LockFileText text = new(eventLock);
        return Run(Driver.ReplaceAdditionalText(LockText!, text), Input) with { LockText = text };
    }

    /// <summary>Runs the same driver over a changed project, as an editor does.</summary>
    public Generation Again(CSharpCompilation changed) => Run(Driver, changed) with { LockText = LockText };

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

    /// <summary>An <c>events.lock</c>.</summary>
    private sealed class LockFileText(string text) : AdditionalText
    {
        public override string Path => "/shop/events.lock";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
