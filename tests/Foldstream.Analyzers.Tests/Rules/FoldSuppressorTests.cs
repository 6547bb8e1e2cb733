using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers.Tests.Rules;

public sealed class FoldSuppressorTests
{
    [Theory]
    [InlineData("[Aggregate(\"order\")] public sealed partial class Order { private void Apply(in Viewed e) { } }", true)]
    [InlineData("[Aggregate(\"order\")] public sealed partial class Order { private void View(in Viewed e) { } }", false)]
    [InlineData("public sealed partial class Order { private void Apply(in Viewed e) { } }", false)]
    [InlineData("[Aggregate(\"loan\")] public sealed partial class Loan { [Entity(\"By\")] readonly Dictionary<int, Order> _orders = new(); } public sealed class Order { internal void Apply(in Viewed e) { } }", true)]
    [InlineData("[Aggregate(\"loan\")] public sealed partial class Loan { [Entity(\"By\")] readonly Dictionary<int, Order> _orders = new(); } public sealed class Order { internal void Apply(int e) { } }", false)]
    [InlineData("[Aggregate(\"loan\")] public sealed partial class Loan { readonly Dictionary<int, Order> _orders = new(); } public sealed class Order { internal void Apply(in Viewed e) { } }", false)]
    public async Task An_empty_Apply_of_an_aggregate_is_not_called_static(string order, bool silenced)
    {
        CSharpCompilation project = CSharpCompilation.Create(
            "Shop",
            [
                CSharpSyntaxTree.ParseText(References.Usings, cancellationToken: TestContext.Current.CancellationToken),
                CSharpSyntaxTree.ParseText(
                    $"[Event(\"viewed\")] public readonly partial record struct Viewed(int By); {order}", cancellationToken: TestContext.Current.CancellationToken),
            ],
            References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        ImmutableArray<Diagnostic> found = await project
            .WithAnalyzers(
                [new EveryMethodCouldBeStatic(), new FoldSuppressor()],
                new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(silenced, Assert.Single(found).IsSuppressed);
    }

#pragma warning disable RS1029, RS1036, RS1038, RS1041, RS2008 // It stands for the SDK's analyzer and is shipped nowhere.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class EveryMethodCouldBeStatic : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("CA1822", "Mark as static", "Mark as static", "Performance", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(
                symbol =>
                {
                    if (symbol.Symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false } method)
                    {
                        symbol.ReportDiagnostic(Diagnostic.Create(Rule, method.Locations[0]));
                    }
                },
                SymbolKind.Method);
        }
    }
#pragma warning restore RS1029, RS1036, RS1038, RS1041, RS2008
}
