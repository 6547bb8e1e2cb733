using System.Collections.Immutable;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foldstream.Analyzers;

/// <summary>What a diagnostic tells its fix of events that a type neither takes nor ignores.</summary>
internal static class MissingIgnores
{
    private const int MaxNames = 4;

    /// <summary>The first of them, and how many more there are.</summary>
    public static string Names(IReadOnlyCollection<CoveredEvent> missing)
        => string.Join(", ", missing.Take(MaxNames).Select(e => $"'{e.Name}'")) + (missing.Count > MaxNames ? $" and {missing.Count - MaxNames} more" : "");

    public static ImmutableDictionary<string, string?> Properties(IEnumerable<CoveredEvent> missing, INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        if (SourceParts.Of(type, context.CancellationToken) is not [{ } part, ..]) return ImmutableDictionary<string, string?>.Empty;

        SemanticModel model = new SemanticModels(context.Compilation).For(part.SyntaxTree);
        return ImmutableDictionary<string, string?>.Empty.Add(FixProperties.MissingIgnores, string.Join("\n", missing.Select(e => e.Type is null
            ? $"[Ignores({SymbolDisplay.FormatLiteral(e.EventName, quote: true)})]"
            : $"[Ignores<{e.Type.ToMinimalDisplayString(model, part.SpanStart)}>]")));
    }
}
