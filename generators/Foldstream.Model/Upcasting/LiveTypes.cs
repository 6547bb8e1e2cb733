using Foldstream.Locking;
using Foldstream.Model;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;

namespace Foldstream.Upcasting;

/// <summary>Finds the types of the code that old versions name.</summary>
internal static class LiveTypes
{
    /// <summary>The names of all nested types that old versions reach, sorted.</summary>
    public static IEnumerable<string> NamesIn(EventLock known, IEnumerable<OldVersionKey> keys)
    {
        LockTypes types = new(known.Current);
        HashSet<LockKey> reached = [];
        foreach (OldVersionKey key in keys)
        {
            if (types.Find(new LockKey("event", key.EventName, key.Version)) is EventEntry entry) types.Reach(entry.Members, reached);
        }

        return reached.Select(key => key.Name).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal);
    }

    public static EquatableArray<LiveType> Find(EquatableArray<string> names, Compilation compilation, CancellationToken cancellation)
    {
        if (names.Count == 0) return EquatableArray<LiveType>.Empty;

        WireTypeParser types = new(new SemanticModels(compilation), cancellation);
        return names.Select(name => Find(name, compilation, types)).ToEquatableArray();
    }

    private static LiveType Find(string name, Compilation compilation, WireTypeParser types)
    {
        string[] parts = name.Split('.');
        for (int spaces = parts.Length - 1; spaces >= 0; spaces--)
        {
            string space = string.Join(".", parts.Take(spaces));
            if (compilation.GetTypeByMetadataName(Metadata(parts, spaces, parts.Length)) is { } type)
            {
                bool isNameable = compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) && PartialTypes.WhyUnusable(type, mustBeNameable: true) is null;
                return new LiveType(name, space, isNameable ? types.Parse(type, NullableAnnotation.NotAnnotated, out _) : null, PartialTypes.IsPublic(type));
            }

            // The type is gone, and what it stood in is not.
            if (spaces < parts.Length - 1 && compilation.GetTypeByMetadataName(Metadata(parts, spaces, spaces + 1)) is not null) return new LiveType(name, space, null, false);
        }

        return new LiveType(name, string.Join(".", parts.Take(parts.Length - 1)), null, false);
    }

    private static string Metadata(string[] parts, int spaces, int end)
        => (string.Concat(parts.Take(spaces).Select(part => part + ".")) + string.Join("+", parts.Skip(spaces).Take(end - spaces))).Replace("@", "");
}
