using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>
/// The names of generated old versions. They are read off the syntax in both hosts: where the generator looks, the types are not there yet, and another one
/// of the same name may be.
/// </summary>
internal static class OldVersionNames
{
    /// <summary>The attribute's name in code.</summary>
    public const string Upcasts = "Upcasts";

    /// <summary>The method in an event.</summary>
    public const string Upcast = "Upcast";

    /// <summary><c>V1</c>.</summary>
    public static string Of(int version) => "V" + version.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>OrderShippedV1</c>, for one whose event is not there to hold it.</summary>
    public static string Of(string eventName, int version)
    {
        StringBuilder name = new();
        bool begins = true;
        foreach (char c in eventName)
        {
            if (c != '-') name.Append(begins ? char.ToUpperInvariant(c) : c);
            begins = c == '-';
        }

        return name.Append(Of(version)).ToString();
    }

    /// <summary>The version that a name like <c>V1</c> stands for; null for any other name.</summary>
    public static int? VersionOf(string name)
        => name.Length > 1 && name[0] == 'V' && name[1] is >= '1' and <= '9'
            && int.TryParse(name.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out int version) && version <= Names.MaxSchemaVersion ? version : null;

    /// <summary>The last identifier of a type's name; null for what is no plain name.</summary>
    public static string? Last(TypeSyntax? type) => type is NameSyntax name ? (WrittenName.Last(name) as IdentifierNameSyntax)?.Identifier.ValueText : null;
}
