using Foldstream.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Foldstream.Analyzers.Tests;

/// <summary>Runs all analyzers over a source, in which <c>{|FOLD101:Name|}</c> marks what they must report; anything else they report fails.</summary>
internal static class Verify
{
    public static DiagnosticAnalyzer[] Analyzers { get; } =
        [new EventAnalyzer(), new IdentifierAnalyzer(), new AggregateAnalyzer(), new CaseAnalyzer(), new DuplicateEventAnalyzer(), new EventOfSetAnalyzer(),
            new ScenarioAnalyzer()];

    public static CodeFixProvider[] Fixes { get; } =
        [new AddPartialFix(), new MakeImmutableFix(), new MakeInitOnlyFix(), new RenameToKebabCaseFix()];

    public static Task Diagnostics(params string[] sources) => Diagnostics(CompilerDiagnostics.Errors, sources);

    /// <summary>For code that only compiles together with what the generators emit.</summary>
    public static Task DiagnosticsWithoutGenerators(params string[] sources) => Diagnostics(CompilerDiagnostics.None, sources);

    /// <summary>With a file as a generator would add it.</summary>
    public static async Task DiagnosticsWithGenerated(string source, string generated)
    {
        AnalyzerTest test = new() { TestCode = source, CompilerDiagnostics = CompilerDiagnostics.None };
        test.TestState.Sources.Add(("Usings.cs", References.Usings));
        test.TestState.Sources.Add(("Emitted.g.cs", generated));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    public static Task Message(string source, string id, string message) => Message(CompilerDiagnostics.Errors, source, "", id, message);

    /// <summary>For code that only compiles together with what the generators emit; with a file as they would add it, or none.</summary>
    public static Task MessageWithoutGenerators(string source, string id, string message, string generated = "")
        => Message(CompilerDiagnostics.None, source, generated, id, message);

    private static async Task Message(CompilerDiagnostics compiler, string source, string generated, string id, string message)
    {
        AnalyzerTest test = new() { TestCode = source, CompilerDiagnostics = compiler };
        test.TestState.Sources.Add(("Usings.cs", References.Usings));
        test.TestState.Sources.Add(("Emitted.g.cs", generated));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(id, DiagnosticSeverity.Error).WithLocation(0).WithMessage(message));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    public static async Task DiagnosticsAgainst(MetadataReference reference, string source)
    {
        AnalyzerTest test = new() { TestCode = source };
        test.TestState.Sources.Add(("Usings.cs", References.Usings));
        test.TestState.AdditionalReferences.Add(reference);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Applies the fix to each diagnostic by itself, and to all of them at once.</summary>
    public static async Task Fix(string before, string after)
    {
        FixTest test = new() { TestCode = before, FixedCode = after };
        test.TestState.Sources.Add(("Usings.cs", References.Usings));
        test.FixedState.Sources.Add(("Usings.cs", References.Usings));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    public static Task NoFix(string source) => Fix(source, source);

    private static async Task Diagnostics(CompilerDiagnostics compiler, string[] sources)
    {
        AnalyzerTest test = new() { CompilerDiagnostics = compiler };
        foreach (string source in sources) test.TestState.Sources.Add(source);
        test.TestState.Sources.Add(("Usings.cs", References.Usings));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static CSharpParseOptions Parse => new(LanguageVersion.CSharp14);

    private static CSharpCompilationOptions Compile => new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private sealed class AnalyzerTest : CSharpAnalyzerTest<EmptyDiagnosticAnalyzer, DefaultVerifier>
    {
        public AnalyzerTest()
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(References.All);
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analyzers;

        protected override ParseOptions CreateParseOptions() => Parse;

        protected override CompilationOptions CreateCompilationOptions() => Compile;
    }

    private sealed class FixTest : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, EmptyCodeFixProvider, DefaultVerifier>
    {
        public FixTest()
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(References.All);
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analyzers;

        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => Fixes;

        protected override ParseOptions CreateParseOptions() => Parse;

        protected override CompilationOptions CreateCompilationOptions() => Compile;
    }
}
