using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Finds an aggregate's own members where Foldstream generates some of the same name.</summary>
internal static class GeneratedNames
{
    public const string Events = "Events";
    public const string Raise = "Raise";

    /// <summary>Not kept from the user: who has one of his own gets none.</summary>
    public const string StreamOf = "StreamOf";

    private const string Rename = "Rename yours";

    /// <summary>Whether the user has taken a name, which is then reported.</summary>
    public static bool IsTaken(INamedTypeSymbol type, TypeDeclarationSyntax part, string name, Problems problems)
    {
        string what = (name == Events ? "the type of the events that it takes" : "a method for each event that it raises") + " of that name";
        if (type.Name == name)
        {
            problems.Add(Problem.NameIsGenerated, part.Identifier.GetLocation(), $"The aggregate is called '{name}'", what, Rename);
            return true;
        }

        List<ISymbol> own = [.. type.GetMembers(name).Where(SourceParts.IsWritten)];
        foreach (ISymbol member in own)
        {
            Location location = member.Locations.FirstOrDefault(location => location.IsInSource) ?? part.Identifier.GetLocation();
            problems.Add(Problem.NameIsGenerated, location, $"'{type.Name}' declares '{name}'", what, Rename);
        }

        return own.Count > 0;
    }

    /// <summary>
    /// Whether an aggregate takes an <c>Events.Placed</c>, which is then reported: a namespace or a class <c>Events</c> is out of sight where
    /// the generated type has the name.
    /// </summary>
    public static bool HidesEvents(INamedTypeSymbol type, IEnumerable<TypeDeclarationSyntax> parts, Problems problems)
    {
        List<QualifiedNameSyntax> hidden = [.. parts.SelectMany(part => part.Members).OfType<BaseMethodDeclarationSyntax>()
            .SelectMany(method => method.ParameterList.Parameters)
            .Select(parameter => parameter.Type)
            .OfType<QualifiedNameSyntax>()
            .Where(name => FirstOf(name) is { Left: IdentifierNameSyntax { Identifier.ValueText: Events }, Right.Identifier.ValueText: not "Item" })];
        foreach (QualifiedNameSyntax name in hidden)
        {
            problems.Add(
                Problem.NameIsGenerated, name.GetLocation(), $"'{type.Name}' takes '{name}'", "a type 'Events'",
                $"Write '{name.Right}', with a using directive for where it stands");
        }

        return hidden.Count > 0;
    }

    /// <summary>Of <c>A.B.C</c>, <c>A.B</c>.</summary>
    private static QualifiedNameSyntax FirstOf(QualifiedNameSyntax name) => name.Left is QualifiedNameSyntax left ? FirstOf(left) : name;
}
