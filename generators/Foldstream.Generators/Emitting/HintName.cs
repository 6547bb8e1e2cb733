using System.Globalization;
using System.Text;

namespace Foldstream.Generators.Emitting;

/// <summary>Names of emitted files: unique even where case doesn't count, and the same in every build.</summary>
internal static class HintName
{
    /// <summary>The file of one artefact of one type.</summary>
    /// <param name="metadataName">The type's metadata name: <c>Shop.Outer+Order</c> gives <c>Shop.Outer-Order.Event.g.cs</c>.</param>
    /// <param name="artefact">What the file adds to the type.</param>
    /// <param name="sharesSpelling">Whether another type's name differs from this one by case alone; then a hash tells them apart.</param>
    public static string Of(string metadataName, string artefact, bool sharesSpelling)
    {
        StringBuilder name = new();
        foreach (char c in metadataName)
        {
            if (c is '.' or '_' || char.IsLetterOrDigit(c))
            {
                name.Append(c);
            }
            else if (c is '+' or '`')
            {
                name.Append('-');
            }
            else if (c is not '@')
            {
                // Identifiers may hold marks and format characters that a file's name may not. No identifier holds a comma.
                name.Append(',').Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        if (sharesSpelling)
        {
            name.Append(',').Append(Hash(metadataName).ToString("x8", CultureInfo.InvariantCulture));
        }

        return name.Append('.').Append(artefact).Append(".g.cs").ToString();
    }

    /// <summary>The names among these that differ from another by case alone, sorted; none in nearly every project.</summary>
    public static IEnumerable<string> SharingSpelling(IEnumerable<string> metadataNames)
        => metadataNames.Distinct(StringComparer.Ordinal)
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Skip(1).Any())
            .SelectMany(group => group)
            .OrderBy(name => name, StringComparer.Ordinal);

    // FNV-1a: string.GetHashCode differs from process to process.
    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash;
    }
}
