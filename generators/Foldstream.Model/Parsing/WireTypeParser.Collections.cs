using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

internal sealed partial class WireTypeParser
{
    // ValueTuple nests beyond that.
    private const int MaxTupleElements = 7;

    private RecordWire? ParseTuple(INamedTypeSymbol type, out NoWireForm? why)
    {
        if (type.TupleElements.Length is < 2 or > MaxTupleElements)
        {
            why = NoWireForm.For(type) with { Advice = "Use a readonly record struct: a tuple may have two to seven elements" };
            return null;
        }

        List<MemberModel> members = [];
        foreach (IFieldSymbol element in type.TupleElements)
        {
            if (Parse(element.Type, element.NullableAnnotation, out why) is not { } wire)
            {
                why = why?.Inside(element.Name);
                return null;
            }

            members.Add(new MemberModel { Name = element.Name, Type = wire, IsParameter = true, Default = wire.IsNullable ? "default" : null });
        }

        why = null;
        return new RecordWire(IsStruct: true, members.ToEquatableArray()) { ClrType = TypeNames.Full(type) };
    }

    private WireType? ParseCollection(INamedTypeSymbol type, CollectionKind kind, bool isNullable, out NoWireForm? why)
    {
        if (Parse(type.TypeArguments[0], type.TypeArgumentNullableAnnotations[0], out why) is not { } element) return null;

        string name = TypeNames.Full(type);
        if (kind < CollectionKind.ImmutableHashSet) return new ListWire(kind, element) { ClrType = name, IsNullable = isNullable };

        if (KeyForms.WhyNoKey(element, type.TypeArguments[0], type.TypeArgumentNullableAnnotations[0], kind) is { } advice)
        {
            why = NoWireForm.For(type) with { Advice = advice };
            return null;
        }

        WireType key = element with { IsNullable = false };
        if (kind < CollectionKind.ImmutableDictionary) return new SetWire(kind, key) { ClrType = name, IsNullable = isNullable };

        return Parse(type.TypeArguments[1], type.TypeArgumentNullableAnnotations[1], out why) is { } value
            ? new MapWire(kind, key, value) { ClrType = name, IsNullable = isNullable }
            : null;
    }
}
