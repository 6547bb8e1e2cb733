using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>
/// What a record inherits and its payload would not hold. A base record's parameters are given by the record's own primary constructor,
/// so that they come back with it; further state of a base does not.
/// </summary>
internal static class InheritedState
{
    public static List<string> Of(INamedTypeSymbol type, SemanticModels models, CancellationToken cancellation)
    {
        List<string> names = [];
        for (INamedTypeSymbol? record = type.BaseType; record is { IsRecord: true }; record = record.BaseType)
        {
            if (models.IsSource(record)) AddSource(names, record, cancellation);
            else AddReferenced(names, record);
        }

        return names;
    }

    private static void AddSource(List<string> names, INamedTypeSymbol type, CancellationToken cancellation)
    {
        RecordSyntax record = RecordSyntax.Read(SourceParts.Of(type, cancellation));
        names.AddRange(record.Serialised.Where(member => !member.IsParameter).Select(member => member.Name));
        names.AddRange(record.Settable.Concat(record.Elsewhere).Select(member => member.ValueText));
    }

    private static void AddReferenced(List<string> names, INamedTypeSymbol type)
    {
        HashSet<string> parameters = [.. type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Select(parameter => parameter.Name)];
        names.AddRange(type.GetMembers().OfType<IPropertySymbol>()
            .Where(property => property is { IsStatic: false, IsIndexer: false, IsAbstract: false, SetMethod: not null } && !parameters.Contains(property.Name))
            .Select(property => property.Name));
    }
}
