using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Fingerprints;

/// <summary>What a type of the project is made of: what its values hold, and what enum members stand for.</summary>
internal sealed class ShapeText(Mentions mentions)
{
    private static readonly HashSet<string> Harmless =
    [
        "AggregateAttribute", "IgnoresAttribute", "SerializableAttribute", "ObsoleteAttribute", "CLSCompliantAttribute", "MethodImplAttribute", "CompilerGeneratedAttribute",
        "NullableAttribute", "NullableContextAttribute", "IsReadOnlyAttribute", "RequiredMemberAttribute", "GeneratedCodeAttribute",
    ];

    private readonly SymbolText _symbols = new(mentions);

    /// <param name="type">A type as it was declared.</param>
    /// <param name="inOrder">Whether the order of its members shows, as in the text of a record.</param>
    public string Of(INamedTypeSymbol type, bool inOrder)
    {
        FoldText text = new();
        text.Add("type").Add(_symbols.Of(type)).Add(type.TypeKind.ToString()).Add(type.IsRecord).Add(type.IsReadOnly).Add(type.IsAbstract).Add(type.IsSealed);
        text.Add(_symbols.Of(type.EnumUnderlyingType)).AddSorted(AttributesOf(type));
        if (type.BaseType is { SpecialType: SpecialType.None } parent) text.Add(_symbols.Of(parent));

        IEnumerable<string> members = type.GetMembers().OfType<IFieldSymbol>()
            .Where(field => type.TypeKind == TypeKind.Enum ? field.HasConstantValue : !field.IsStatic)
            .Select(Field);
        if (inOrder || type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "StructLayoutAttribute"))
        {
            foreach (string member in members) text.Add(member);
        }
        else
        {
            text.AddSorted(members);
        }

        return text.ToString();
    }

    private string Field(IFieldSymbol field)
    {
        FoldText text = new();
        text.Add(_symbols.Of(field)).Add(_symbols.Of(field.Type)).Add(field.IsFixedSizeBuffer ? field.FixedSize : 0).AddSorted(AttributesOf(field));
        if (field.HasConstantValue) text.Add(Constants.Text(field.ConstantValue));
        if (field.AssociatedSymbol is { } member) text.AddSorted(AttributesOf(member));
        return text.ToString();
    }

    private IEnumerable<string> AttributesOf(ISymbol symbol) => symbol.GetAttributes().Where(Matters).Select(attribute =>
    {
        FoldText text = new();
        text.Add(_symbols.Of(attribute.AttributeClass));
        foreach (TypedConstant argument in attribute.ConstructorArguments) Add(argument, text);
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments) Add(argument.Value, text.Add(argument.Key));
        return text.ToString();
    });

    private void Add(TypedConstant value, FoldText text)
    {
        switch (value.Kind)
        {
            case TypedConstantKind.Array when !value.IsNull:
                text.Add(value.Values.Length);
                foreach (TypedConstant item in value.Values) Add(item, text);
                break;
            case TypedConstantKind.Type:
                text.Add(_symbols.Of(value.Value as ITypeSymbol));
                break;
            default:
                text.Add(Constants.Text(value.IsNull ? null : value.Value));
                break;
        }
    }

    private static bool Matters(AttributeData attribute)
        => attribute.AttributeClass is { } type && !Harmless.Contains(type.Name)
            && type.ContainingNamespace?.ToDisplayString() is var space
            && !(space is not null && (space.StartsWith("System.Diagnostics", StringComparison.Ordinal) || space.StartsWith("System.ComponentModel", StringComparison.Ordinal)));
}
