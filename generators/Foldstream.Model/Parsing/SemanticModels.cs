using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>The semantic models of a compilation, the last one used kept at hand.</summary>
internal sealed class SemanticModels(Compilation compilation, SemanticModel? first = null)
{
    private SemanticModel? _last = first;

    public Compilation Compilation => compilation;

    public SemanticModel For(SyntaxTree tree)
    {
        if (_last is null || _last.SyntaxTree != tree)
        {
            // A partial type is parsed as a whole, so its other files are needed here, whichever file the host looks at.
#pragma warning disable RS1030
            _last = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
        }

        return _last;
    }

    /// <summary>Whether a type is written in this very compilation, so that its syntax can be bound. False also for a project reference.</summary>
    public bool IsSource(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);
}
