using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Purity;

/// <summary>How code comes to do something.</summary>
/// <param name="Finding">What it does in the end.</param>
/// <param name="Operation">Where it begins, in the code that was asked about.</param>
/// <param name="Path">The units of code on the way, that one first.</param>
internal sealed record Trace(Finding Finding, IOperation Operation, IReadOnlyList<ISymbol> Path)
{
    /// <summary>Whether the code does it itself.</summary>
    public bool IsDirect => Path.Count == 1;

    /// <summary>The type whose code does it.</summary>
    public INamedTypeSymbol? Owner => Path[Path.Count - 1].ContainingType;

    /// <summary>The path without the code that was asked about.</summary>
    public string WithoutFirst() => Paths.Of([.. Path.Skip(1).Select(Paths.NameOf), Finding.What]);

    public override string ToString() => Paths.Of([.. Path.Select(Paths.NameOf), Finding.What]);
}
