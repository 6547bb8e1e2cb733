using System.Globalization;
using Foldstream.Model;

namespace Foldstream.Upcasting;

/// <summary>What an assembly tells other projects of its upcasters: which members of the old version each member of a result is made of.</summary>
internal static class ToldReads
{
    private const string Unknown = "*";

    /// <returns>Empty where it is known of no result.</returns>
    public static string Print(EquatableArray<StepResult> results)
        => results.All(result => result.Reads is null) ? "" : string.Join("|", results.Select(result => result.Reads is { } reads
            ? string.Join(",", reads.Select(mask => mask.ToString("x", CultureInfo.InvariantCulture)))
            : Unknown));

    /// <returns>For each result what it is made of; null where that is not told, or not in this form.</returns>
    public static IReadOnlyList<EquatableArray<ulong>?> Read(string told, int results)
    {
        string[] texts = told.Split('|');
        return [.. Enumerable.Range(0, results).Select(i => texts.Length == results ? Masks(texts[i]) : null)];
    }

    private static EquatableArray<ulong>? Masks(string text)
    {
        List<ulong> masks = [];
        foreach (string mask in text.Split(','))
        {
            if (!ulong.TryParse(mask, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong members)) return null;

            masks.Add(members);
        }

        return masks.ToEquatableArray();
    }
}
