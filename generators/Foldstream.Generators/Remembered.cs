using System.Runtime.CompilerServices;
using Foldstream.Declared;
using Microsoft.CodeAnalysis;

namespace Foldstream.Generators;

/// <summary>
/// The models of the last compilation, by the node that each was parsed from. The compiler runs every transform for every compilation, so at each keystroke; but while
/// somebody types in the body of a method, nothing that a parser reads has changed elsewhere, and the model of a node in an untouched file is what it was.
/// </summary>
internal static class Remembered<TModel>
    where TModel : class
{
    private static readonly ConditionalWeakTable<SyntaxNode, Entry> Entries = new();

    /// <summary>Parses, unless the same was parsed in a compilation that declares the same.</summary>
    /// <param name="context">The node.</param>
    /// <param name="parse">Reads nothing but what <see cref="DeclaredCode"/> holds on to.</param>
    /// <param name="cancellation">Gives up; nothing is remembered then.</param>
    public static TModel? Or(
        GeneratorAttributeSyntaxContext context, Func<GeneratorAttributeSyntaxContext, CancellationToken, TModel?> parse, CancellationToken cancellation)
    {
        DeclaredCode code = DeclaredCode.Of(context.SemanticModel.Compilation);
        if (Entries.TryGetValue(context.TargetNode, out Entry? entry) && code.IsSameAs(entry.Code, cancellation)) return entry.Model;

        TModel? model = parse(context, cancellation);
        lock (Entries)
        {
            Entries.Remove(context.TargetNode);
            Entries.Add(context.TargetNode, new Entry(code, model));
        }

        return model;
    }

    private sealed record Entry(DeclaredCode Code, TModel? Model);
}
