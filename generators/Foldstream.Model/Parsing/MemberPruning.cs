using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>Which members of an event a fold lets the decoder skip: those that it doesn't read, as far as reading them allocates.</summary>
internal static class MemberPruning
{
    private const ulong All = ulong.MaxValue;

    /// <param name="type">The event.</param>
    /// <param name="folds">All that folds it.</param>
    /// <param name="keys">The members that the replay itself reads, to find the child entities that the event names.</param>
    /// <param name="models">The compilation.</param>
    /// <param name="cancellation">Gives up.</param>
    public static (ulong Read, EquatableArray<string> Unread) Of(
        INamedTypeSymbol type, IEnumerable<IMethodSymbol> folds, IEnumerable<string> keys, SemanticModels models, CancellationToken cancellation)
    {
        HashSet<string> names = [.. keys];
        foreach (IMethodSymbol fold in folds)
        {
            // The code of another assembly can't be seen; where an editor could see it, the answer must be the same.
            if (!models.IsSource(fold.ContainingType)) return (All, EquatableArray<string>.Empty);
            if (FoldSyntax.NamesRead(fold, cancellation) is not { } read) return (All, EquatableArray<string>.Empty);

            names.UnionWith(read);
        }

        return models.IsSource(type) ? OfSource(type, names, cancellation) : OfReferenced(type, names);
    }

    private static (ulong Read, EquatableArray<string> Unread) OfSource(INamedTypeSymbol type, HashSet<string> names, CancellationToken cancellation)
    {
        RecordSyntax record = RecordSyntax.Read(SourceParts.Of(type, cancellation));
        if (!record.IsPlain) return (All, EquatableArray<string>.Empty);

        return Prune(record.Serialised, names, member => member.Name);
    }

    private static (ulong Read, EquatableArray<string> Unread) OfReferenced(INamedTypeSymbol type, HashSet<string> names)
    {
        // The order of properties in metadata is not promised, and the mask counts members.
        if (RecordSymbols.Read(type) is not { } members || members.Any(member => member.Parameter is null)) return (All, EquatableArray<string>.Empty);

        return Prune(members, names, member => member.Name);
    }

    /// <summary>By name alone: whether a member that nobody reads allocates is for the decoder to know, and its type is not bound here.</summary>
    private static (ulong Read, EquatableArray<string> Unread) Prune<T>(List<T> members, HashSet<string> names, Func<T, string> nameOf)
    {
        ulong read = 0;
        List<string>? unread = null;
        for (int i = 0; i < members.Count; i++)
        {
            string name = nameOf(members[i]);
            if (names.Remove(name))
            {
                if (i < 64) read |= 1UL << i;
            }
            else if (i < 64)
            {
                (unread ??= []).Add(name);
            }
        }

        // A name that is no member is a method or a computed property, which may read anything.
        return names.Count > 0 ? (All, EquatableArray<string>.Empty) : (read, unread?.ToEquatableArray() ?? EquatableArray<string>.Empty);
    }
}
