using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Foldstream.Declared;

/// <summary>
/// All that a compilation declares: what parsers read. It keeps the trees of its compilation, not the compilation, which nothing of ours may keep alive.
/// </summary>
internal sealed class DeclaredCode
{
    /// <summary>More changed files than an editor changes at once: comparing them would cost more than parsing.</summary>
    private const int MaxChanged = 8;

    private static readonly ConditionalWeakTable<Compilation, DeclaredCode> Compilations = new();

    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assembly;

    /// <summary>Not a dictionary: what is declared now would keep all that was declared before it.</summary>
    private readonly ConditionalWeakTable<DeclaredCode, StrongBox<bool>> _compared = new();

    private DeclaredCode(Compilation compilation)
    {
        _trees = [.. compilation.SyntaxTrees];
        _references = [.. compilation.References];
        _options = compilation.Options;
        _assembly = compilation.AssemblyName;
    }

    public static DeclaredCode Of(Compilation compilation) => Compilations.GetValue(compilation, static compilation => new DeclaredCode(compilation));

    /// <summary>Whether the two differ at most in the bodies of methods that no parser looks into.</summary>
    public bool IsSameAs(DeclaredCode earlier, CancellationToken cancellation)
    {
        if (ReferenceEquals(this, earlier)) return true;
        if (_compared.TryGetValue(earlier, out StrongBox<bool>? known)) return known.Value;

        bool isSame = Compare(earlier, cancellation);
        return _compared.GetValue(earlier, _ => new StrongBox<bool>(isSame)).Value;
    }

    private bool Compare(DeclaredCode earlier, CancellationToken cancellation)
    {
        if (_assembly != earlier._assembly || _trees.Length != earlier._trees.Length || !_options.Equals(earlier._options)) return false;
        if (!_references.SequenceEqual(earlier._references)) return false;

        List<int> changed = [];
        for (int i = 0; i < _trees.Length; i++)
        {
            if (ReferenceEquals(_trees[i], earlier._trees[i])) continue;

            changed.Add(i);
            if (changed.Count > MaxChanged) return false;
        }

        return changed.TrueForAll(i => _trees[i].Options.Equals(earlier._trees[i].Options)
            && DeclaredSyntax.IsSame(_trees[i].GetRoot(cancellation), earlier._trees[i].GetRoot(cancellation)));
    }
}
