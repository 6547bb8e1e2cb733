using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Reads what an aggregate or a subscription declares to leave alone.</summary>
internal static class IgnoredEvents
{
    public static List<string> Read(INamedTypeSymbol owner, ITakenEvents taken, Problems problems, CancellationToken cancellation)
    {
        List<string> names = [];
        foreach (AttributeData attribute in owner.GetAttributes())
        {
            string? name = KnownAttributes.IsIgnoresType(attribute) ? ReadType(attribute, owner, taken, problems, cancellation)
                : KnownAttributes.IsIgnoresName(attribute) ? ReadName(attribute, owner, taken, problems, cancellation)
                : null;
            if (name is not null && !names.Contains(name)) names.Add(name);
        }

        return names;
    }

    private static string? ReadType(
        AttributeData attribute, INamedTypeSymbol owner, ITakenEvents taken, Problems problems, CancellationToken cancellation)
    {
        ITypeSymbol type = attribute.AttributeClass!.TypeArguments[0];
        if (type.TypeKind == TypeKind.Error)
        {
            problems.AddReportedElsewhere();
            return null;
        }

        Location location = LocationOfType(attribute, owner, cancellation);
        if (KnownAttributes.FindEvent(type) is not { } declaration)
        {
            problems.Add(taken.NotAnEvent, location, owner.Name, TypeNames.Short(type));
            return null;
        }

        if (taken.Contains(type)) problems.Add(taken.TakenAndIgnored, location, owner.Name, type.Name);
        return EventIdentity.Read(declaration)?.Name;
    }

    private static string? ReadName(
        AttributeData attribute, INamedTypeSymbol owner, ITakenEvents taken, Problems problems, CancellationToken cancellation)
    {
        if (attribute.ConstructorArguments is not [{ Value: string name }])
        {
            problems.AddReportedElsewhere();
            return null;
        }

        Location location = Problems.LocationOf(attribute, owner, null, cancellation);
        if (!Names.IsEventName(name)) problems.Add(taken.MalformedName, location, owner.Name, name);
        else if (taken.Contains(name)) problems.Add(taken.TakenAndIgnored, location, owner.Name, name);
        return name;
    }

    private static Location LocationOfType(AttributeData attribute, INamedTypeSymbol owner, CancellationToken cancellation)
    {
        SyntaxNode? syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation);
        GenericNameSyntax? name = (syntax as AttributeSyntax)?.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault();
        return name?.TypeArgumentList.Arguments[0].GetLocation() ?? syntax?.GetLocation() ?? owner.Locations[0];
    }
}
