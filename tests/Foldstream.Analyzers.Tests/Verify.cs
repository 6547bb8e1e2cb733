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
    /// <summary>All that the assembly exports, as a compiler finds them.</summary>
    public static DiagnosticAnalyzer[] Analyzers { get; } = [.. Exported<FoldstreamAnalyzer>(typeof(FoldstreamAnalyzer))];

    public static CodeFixProvider[] Fixes { get; } = [.. Exported<CodeFixProvider>(typeof(FoldstreamCodeFix))];

    /// <summary>Most sources here are too small to use each of their events; the rule about that has tests of its own.</summary>
    private const string EventIsUnused = RuleIds.EventIsUnused;

    public static Task Diagnostics(params string[] sources) => Diagnostics(CompilerDiagnostics.Errors, sources);

    /// <summary>With the rule about unused events.</summary>
    public static async Task DiagnosticsOfWholeProject(params string[] sources)
    {
        AnalyzerTest test = new();
        test.DisabledDiagnostics.Clear();
        foreach (string source in sources.Append(References.Usings)) test.TestState.Sources.Add(source);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>For code that only compiles together with what the generators emit.</summary>
    public static Task DiagnosticsWithoutGenerators(params string[] sources) => Diagnostics(CompilerDiagnostics.None, sources);

    /// <summary>With what the generators emit, as in a project: whatever the compiler itself has to say about that fails, unless it is marked.</summary>
    public static Task DiagnosticsWithGenerators(params string[] sources) => Diagnostics(CompilerDiagnostics.Errors, sources, runGenerators: true);

    /// <summary>The same in a project that is published with Native AOT.</summary>
    public static async Task DiagnosticsInANativeProject(params string[] sources)
    {
        AnalyzerTest test = new() { RunGenerators = true, TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck };
        foreach (string source in sources) test.TestState.Sources.Add(source);
        test.TestState.Sources.Add(("Usings.cs", References.Usings));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", NativeProject.Config));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>With a file as a generator would add it.</summary>
    public static async Task DiagnosticsWithGenerated(string source, string generated)
    {
        AnalyzerTest test = new() { TestCode = source, CompilerDiagnostics = CompilerDiagnostics.None };
        test.TestState.Sources.Add(("Usings.cs", References.Usings));
        test.TestState.Sources.Add(("Emitted.g.cs", generated));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>With an <c>events.lock</c>, in which lines may be marked, too.</summary>
    public static async Task DiagnosticsWithLock(string eventLock, params string[] sources)
    {
        AnalyzerTest test = new();
        foreach (string source in sources.Append(References.Usings)) test.TestState.Sources.Add(source);
        test.TestState.AdditionalFiles.Add((EventLockPath, eventLock));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What is said about the first of the places that are marked.</summary>
    public static async Task MessageWithLock(string eventLock, string source, string id, string message)
    {
        AnalyzerTest test = new() { TestCode = source };
        test.TestState.Sources.Add(("Usings.cs", References.Usings));
        test.TestState.AdditionalFiles.Add((EventLockPath, eventLock));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(id, SeverityOf(id)).WithLocation(0).WithMessage(message).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A fix of code that is held against an <c>events.lock</c>; with what a generator makes of the lock, or none, where it need not compile.</summary>
    public static async Task FixWithLock(string eventLock, string before, string after, string? generated = null)
    {
        FixTest test = new() { TestCode = before, FixedCode = after, CompilerDiagnostics = generated is null ? CompilerDiagnostics.None : CompilerDiagnostics.Errors };
        foreach (SolutionState state in (SolutionState[])[test.TestState, test.FixedState])
        {
            state.Sources.Add(("Usings.cs", References.Usings));
            state.Sources.Add(("Emitted.g.cs", generated ?? ""));
            state.AdditionalFiles.Add((EventLockPath, eventLock));
        }

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The same with what the generators make of the lock: afterwards it compiles.</summary>
    public static async Task FixWithLockAndGenerators(string eventLock, string before, string after)
    {
        FixTest test = new() { TestCode = before, FixedCode = after, RunGenerators = true, TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck };
        foreach (SolutionState state in (SolutionState[])[test.TestState, test.FixedState])
        {
            state.Sources.Add(("Usings.cs", References.Usings));
            state.AdditionalFiles.Add((EventLockPath, eventLock));
        }

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private const string EventLockPath = "/shop/events.lock";

    public static Task Message(string source, string id, string message)
        => Message(CompilerDiagnostics.Errors, source, "", id, message);

    /// <summary>For code that only compiles together with what the generators emit; with a file as they would add it, or none.</summary>
    public static Task MessageWithoutGenerators(string source, string id, string message, string generated = "")
        => Message(CompilerDiagnostics.None, source, generated, id, message);

    private static async Task Message(CompilerDiagnostics compiler, string source, string generated, string id, string message)
    {
        AnalyzerTest test = new() { TestCode = source, CompilerDiagnostics = compiler };
        test.DisabledDiagnostics.Remove(id);
        test.TestState.Sources.Add(("Usings.cs", References.Usings));
        test.TestState.Sources.Add(("Emitted.g.cs", generated));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(id, SeverityOf(id)).WithLocation(0).WithMessage(message).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    public static Task DiagnosticsAgainst(MetadataReference reference, string source) => DiagnosticsAgainst([reference], source);

    public static async Task DiagnosticsAgainst(MetadataReference[] references, string source)
    {
        AnalyzerTest test = new() { TestCode = source };
        test.TestState.Sources.Add(("Usings.cs", References.Usings));
        test.TestState.AdditionalReferences.AddRange(references);
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

    /// <summary>The same in code that only compiles together with what the generators emit; afterwards it does compile.</summary>
    public static async Task FixWithGenerators(string before, string after)
    {
        FixTest test = new() { TestCode = before, FixedCode = after, RunGenerators = true, TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck };
        test.TestState.Sources.Add(("Usings.cs", References.Usings));
        test.FixedState.Sources.Add(("Usings.cs", References.Usings));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A fix that changes another file than the one with the diagnostic.</summary>
    public static async Task FixFiles(string[] before, string[] after)
    {
        FixTest test = new();
        foreach (string source in before.Append(References.Usings)) test.TestState.Sources.Add(source);
        foreach (string source in after.Append(References.Usings)) test.FixedState.Sources.Add(source);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>In a project without implicit usings.</summary>
    public static Task FixWithoutUsings(string before, string after)
        => new FixTest { TestCode = before, FixedCode = after }.RunAsync(TestContext.Current.CancellationToken);

    /// <summary>The same in a project that is published with Native AOT, where the fix may change another file.</summary>
    public static async Task FixInANativeProject(string[] before, string[] after)
    {
        FixTest test = new() { RunGenerators = true, TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck };
        foreach (string source in before) test.TestState.Sources.Add(source);
        foreach (string source in after) test.FixedState.Sources.Add(source);
        test.TestState.Sources.Add(("Usings.cs", References.Usings));
        test.FixedState.Sources.Add(("Usings.cs", References.Usings));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", NativeProject.Config));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    public static Task NoFix(string source) => Fix(source, source);

    private static async Task Diagnostics(CompilerDiagnostics compiler, string[] sources, bool runGenerators = false)
    {
        AnalyzerTest test = new() { CompilerDiagnostics = compiler, RunGenerators = runGenerators };
        if (runGenerators) test.TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        foreach (string source in sources) test.TestState.Sources.Add(source);
        test.TestState.Sources.Add(("Usings.cs", References.Usings));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static DiagnosticSeverity SeverityOf(string id)
        => Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).First(rule => rule.Id == id).DefaultSeverity;

    /// <summary>The test kit would switch them on.</summary>
    private static IEnumerable<string> OffByDefault => Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Where(rule => !rule.IsEnabledByDefault).Select(rule => rule.Id);

    private static IEnumerable<T> Exported<T>(Type ofAssembly)
        => ofAssembly.Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!);

    private static CSharpParseOptions Parse => new(LanguageVersion.CSharp14);

    private static CSharpCompilationOptions Compile => new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private sealed class AnalyzerTest : CSharpAnalyzerTest<EmptyDiagnosticAnalyzer, DefaultVerifier>
    {
        public AnalyzerTest()
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(References.All);
            DisabledDiagnostics.Add(EventIsUnused);
            DisabledDiagnostics.AddRange(OffByDefault);
        }

        public bool RunGenerators { get; init; }

        protected override IEnumerable<Type> GetSourceGenerators() => RunGenerators ? [typeof(Generators.FoldstreamGenerator)] : [];

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
            DisabledDiagnostics.Add(EventIsUnused);
            DisabledDiagnostics.AddRange(OffByDefault);
        }

        public bool RunGenerators { get; init; }

        protected override IEnumerable<Type> GetSourceGenerators() => RunGenerators ? [typeof(Generators.FoldstreamGenerator)] : [];

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analyzers;

        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => Fixes;

        protected override ParseOptions CreateParseOptions() => Parse;

        protected override CompilationOptions CreateCompilationOptions() => Compile;
    }
}
