using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>What an event or a case holds that can change. Only the analyzers may ask, since it looks at all members.</summary>
internal static class EventState
{
    /// <summary>A member that holds something that can change.</summary>
    /// <param name="Name">The member.</param>
    /// <param name="Path">What changes, and the way to it from the member's type.</param>
    /// <param name="Location">Where the member is declared.</param>
    internal readonly record struct MutableMember(string Name, MutablePath Path, Location Location);

    /// <summary>What a serialised member holds, for a type that has no wire form: this is the better thing to say about it.</summary>
    public static MutablePath? Of(in SerialisedSyntax member, SemanticModels models, CancellationToken cancellation)
    {
        if (WireStatement.FindOn(member.Identifier.Parent) is not null) return null;
        if (models.For(member.Type.SyntaxTree).GetTypeInfo(member.Type, cancellation).Type is not { } type) return null;

        return MutableState.Find(type, StateOwner.Event, models, cancellation) is { } path
            ? path.Place is null ? path with { Place = member.Type.GetLocation() } : path
            : null;
    }

    /// <summary>All of a record's members that hold something that can change; its own setters have rules of their own.</summary>
    public static List<MutableMember> Find(INamedTypeSymbol type, SemanticModels models, CancellationToken cancellation)
    {
        List<MutableMember> found = [];
        List<TypeDeclarationSyntax> parts = SourceParts.Of(type, cancellation);
        if (parts.Count == 0 || !type.IsRecord || type.IsGenericType) return found;

        RecordSyntax record = RecordSyntax.Read(parts);
        HashSet<string> known = [.. record.Settable.Concat(record.Lost).Concat(record.Elsewhere).Select(member => member.ValueText)];
        foreach (SerialisedSyntax member in record.Serialised)
        {
            if (!known.Add(member.Name) || Of(member, models, cancellation) is not { } path) continue;

            found.Add(new(member.Name, path.Behind(type.Name + "." + member.Name), member.Type.GetLocation()));
        }

        AddOthers(found, type, known, models, cancellation);
        AddInherited(found, type, parts[0], known, models, cancellation);
        return found;
    }

    /// <summary>State that is made anew whenever the record is, and that no payload holds.</summary>
    private static void AddOthers(List<MutableMember> found, INamedTypeSymbol type, HashSet<string> known, SemanticModels models, CancellationToken cancellation)
    {
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
        {
            ISymbol member = field.AssociatedSymbol ?? field;
            if (field.IsStatic || !SourceParts.IsWritten(member) || !known.Add(member.Name)) continue;

            if (MutableState.OfField(field, StateOwner.Event, models, cancellation) is { } path)
            {
                found.Add(new(member.Name, path.Behind(type.Name + "." + member.Name), member.Locations[0]));
            }
        }
    }

    private static void AddInherited(
        List<MutableMember> found, INamedTypeSymbol type, TypeDeclarationSyntax part, HashSet<string> known, SemanticModels models, CancellationToken cancellation)
    {
        if (type.BaseType is not { IsRecord: true }) return;

        known.UnionWith(InheritedState.Of(type, models, cancellation));
        for (INamedTypeSymbol? record = type.BaseType; record is { IsRecord: true }; record = record.BaseType)
        {
            foreach (IFieldSymbol field in record.GetMembers().OfType<IFieldSymbol>())
            {
                ISymbol member = field.AssociatedSymbol ?? field;
                if (field.IsStatic || !SourceParts.IsWritten(member) || !known.Add(member.Name)) continue;

                if (MutableState.OfField(field, StateOwner.Event, models, cancellation) is { } path)
                {
                    found.Add(new(member.Name, path.Behind(TypeNames.Short(record) + "." + member.Name).Behind(type.Name), part.Identifier.GetLocation()));
                }
            }
        }
    }
}
