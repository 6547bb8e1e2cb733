using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Looks up a member of an event without asking the event's symbol for all of them.</summary>
internal static class EventMember
{
    /// <summary>Why the event can't name a child by its member, as the rest of a sentence; null when it can.</summary>
    public static string? WhyNoKey(INamedTypeSymbol type, string name, ITypeSymbol keyType, SemanticModels models, CancellationToken cancellation)
    {
        if (Find(type, name, models, cancellation) is not { } member) return $"it has no member '{name}'";

        return SymbolEqualityComparer.Default.Equals(member.Type, keyType) && !member.MayBeNull ? null
            : $"its '{name}' is a '{TypeNames.Short(member.Type)}{(member.MayBeNull ? "?" : "")}', and the children's keys are '{TypeNames.Short(keyType)}'";
    }

    private static (ITypeSymbol Type, bool MayBeNull)? Find(INamedTypeSymbol type, string name, SemanticModels models, CancellationToken cancellation)
    {
        if (models.IsSource(type))
        {
            RecordSyntax record = RecordSyntax.Read(SourceParts.Of(type, cancellation));
            SerialisedSyntax written = record.Serialised.FirstOrDefault(member => member.Name == name);
            if (written.Type is null || record.Hidden.Any(hidden => hidden.ValueText == name)) return null;

            ITypeSymbol? bound = models.For(written.Type.SyntaxTree).GetTypeInfo(written.Type, cancellation).Type;
            return bound is null ? null : Describe(bound, mayBeNull: written.Type is NullableTypeSyntax);
        }

        SerialisedSymbol? found = RecordSymbols.Read(type)?.Where(member => member.Name == name).Select(member => (SerialisedSymbol?)member).FirstOrDefault();
        return found is { } symbol ? Describe(symbol.Type, symbol.Annotation == NullableAnnotation.Annotated) : null;
    }

    private static (ITypeSymbol Type, bool MayBeNull) Describe(ITypeSymbol type, bool mayBeNull)
        => (type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), mayBeNull && type.IsReferenceType);
}
