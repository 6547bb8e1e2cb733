using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Foldstream.Declared;

/// <summary>
/// What was found by looking at all of a project's declarations, kept from one compilation to the next while both declare the same. An editor makes a compilation
/// at each keystroke, and asks the analyzers for the one document that changed.
/// </summary>
/// <typeparam name="T">What was found: names and other plain values. A symbol in it would keep its compilation alive, and be a stranger in the next one.</typeparam>
internal static class ByDeclaredCode<T>
    where T : class
{
    private static readonly ConditionalWeakTable<SyntaxTree, Entry> ByTree = new();
    private static readonly ConditionalWeakTable<DeclaredCode, T> ByCode = new();

    /// <param name="compilation">Where to look.</param>
    /// <param name="find">Looks, at nothing but what <see cref="DeclaredCode"/> holds on to.</param>
    /// <param name="cancellation">Gives up; nothing is kept then.</param>
    public static T Of(Compilation compilation, Func<Compilation, CancellationToken, T> find, CancellationToken cancellation)
    {
        DeclaredCode code = DeclaredCode.Of(compilation);
        if (ByCode.TryGetValue(code, out T? known)) return known;

        // One of two files is one that is not being typed in.
        SyntaxTree[] keys = [.. compilation.SyntaxTrees.Take(2)];
        foreach (SyntaxTree key in keys)
        {
            if (ByTree.TryGetValue(key, out Entry? entry) && code.IsSameAs(entry.Code, cancellation)) return ByCode.GetValue(code, _ => entry.Found);
        }

        T found = ByCode.GetValue(code, _ => find(compilation, cancellation));
        lock (ByTree)
        {
            foreach (SyntaxTree key in keys)
            {
                ByTree.Remove(key);
                ByTree.Add(key, new Entry(code, found));
            }
        }

        return found;
    }

    private sealed record Entry(DeclaredCode Code, T Found);
}
