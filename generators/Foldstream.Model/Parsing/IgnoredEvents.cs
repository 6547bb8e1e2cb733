using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Reads what an aggregate declares to leave alone.</summary>
internal static class IgnoredEvents
{
    public static List<string> Read(INamedTypeSymbol aggregate, FoldSet folds, Problems problems, CancellationToken cancellation)
    {
        List<string> names = [];
        foreach (AttributeData attribute in aggregate.GetAttributes())
        {
            string? name = KnownAttributes.IsIgnoresType(attribute) ? ReadType(attribute, aggregate, folds, problems, cancellation)
                : KnownAttributes.IsIgnoresName(attribute) ? ReadName(attribute, aggregate, folds, problems, cancellation)
                : null;
            if (name is not null && !names.Contains(name)) names.Add(name);
        }

        return names;
    }

    private static string? ReadType(
        AttributeData attribute, INamedTypeSymbol aggregate, FoldSet folds, Problems problems, CancellationToken cancellation)
    {
        ITypeSymbol type = attribute.AttributeClass!.TypeArguments[0];
        if (type.TypeKind == TypeKind.Error)
        {
            problems.AddReportedElsewhere();
            return null;
        }

        Location location = LocationOfType(attribute, aggregate, cancellation);
        if (KnownAttributes.FindEvent(type) is not { } declaration)
        {
            problems.Add(Problem.FoldedTypeIsNotAnEvent, location, aggregate.Name, TypeNames.Short(type));
            return null;
        }

        if (folds.Contains(type)) problems.Add(Problem.EventIsFoldedAndIgnored, location, aggregate.Name, type.Name);
        return EventIdentity.Read(declaration)?.Name;
    }

    private static string? ReadName(
        AttributeData attribute, INamedTypeSymbol aggregate, FoldSet folds, Problems problems, CancellationToken cancellation)
    {
        if (attribute.ConstructorArguments is not [{ Value: string name }])
        {
            problems.AddReportedElsewhere();
            return null;
        }

        Location location = Problems.LocationOf(attribute, aggregate, null, cancellation);
        if (!Names.IsEventName(name)) problems.Add(Problem.IgnoredNameIsMalformed, location, aggregate.Name, name);
        else if (folds.Contains(name)) problems.Add(Problem.EventIsFoldedAndIgnored, location, aggregate.Name, name);
        return name;
    }

    private static Location LocationOfType(AttributeData attribute, INamedTypeSymbol aggregate, CancellationToken cancellation)
    {
        SyntaxNode? syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation);
        GenericNameSyntax? name = (syntax as AttributeSyntax)?.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault();
        return name?.TypeArgumentList.Arguments[0].GetLocation() ?? syntax?.GetLocation() ?? aggregate.Locations[0];
    }
}
