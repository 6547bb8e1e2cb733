using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>What all analyzers share: they run concurrently, leave generated code alone, and cost nothing where Foldstream is not used.</summary>
public abstract class FoldstreamAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (KnownTypes.Find(start.Compilation) is { } known) Start(start, known);
        });
    }

    private protected abstract void Start(CompilationStartAnalysisContext context, KnownTypes known);
}
