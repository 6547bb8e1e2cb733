using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>What a <c>[Wire]</c> says.</summary>
/// <param name="Target">The type that it is about; null on a member.</param>
/// <param name="As">The plain value that is stored.</param>
/// <param name="Converter">The type that converts.</param>
/// <param name="Formatter">The formatter that writes.</param>
internal sealed record WireStatement(ITypeSymbol? Target, ITypeSymbol? As, ITypeSymbol? Converter, ITypeSymbol? Formatter)
{
    /// <summary>Whether it names something that does not exist, about which the compiler speaks.</summary>
    public bool IsBroken => new[] { Target, As, Converter, Formatter }.Any(type => type?.TypeKind == TypeKind.Error);

    /// <summary>The attribute of a member, found by its name: asking the member's symbol would make the compiler build all of the record's.</summary>
    public static AttributeSyntax? FindOn(SyntaxNode? member)
    {
        SyntaxList<AttributeListSyntax> lists = member switch
        {
            ParameterSyntax parameter => parameter.AttributeLists,
            PropertyDeclarationSyntax property => property.AttributeLists,
            FieldDeclarationSyntax field => field.AttributeLists,
            _ => default,
        };
        return lists.SelectMany(list => list.Attributes).FirstOrDefault(IsNamed);
    }

    /// <summary>Whether a member of a record has one, on itself or on the parameter that it was made of.</summary>
    public static bool IsOn(ISymbol member, INamedTypeSymbol record, CancellationToken cancellation)
    {
        ISymbol shown = (member as IFieldSymbol)?.AssociatedSymbol ?? member;
        if (shown is not IPropertySymbol) return false;

        return shown.DeclaringSyntaxReferences is [{ } reference, ..]
            ? FindOn(reference.GetSyntax(cancellation)) is not null
            : shown.GetAttributes().Concat(record.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Where(parameter => parameter.Name == shown.Name)
                .SelectMany(parameter => parameter.GetAttributes())).Any(attribute => Read(attribute) is not null);
    }

    public static bool IsNamed(AttributeSyntax attribute) => WrittenName.Last(attribute.Name)?.Identifier.ValueText is "Wire" or "WireAttribute";

    /// <summary>Null when the attribute is somebody else's of the same name.</summary>
    public static WireStatement? Read(AttributeSyntax attribute, SemanticModels models, CancellationToken cancellation)
    {
        SemanticModel model = models.For(attribute.SyntaxTree);
        if (model.GetTypeInfo(attribute, cancellation).Type is not INamedTypeSymbol type || !KnownAttributes.IsWire(type)) return null;

        WireStatement statement = new(null, null, null, null);
        foreach (AttributeArgumentSyntax argument in attribute.ArgumentList?.Arguments ?? default)
        {
            if (argument.Expression is not TypeOfExpressionSyntax { Type: var named }) continue;

            ITypeSymbol? value = model.GetTypeInfo(named, cancellation).Type;
            statement = statement.With(argument.NameEquals?.Name.Identifier.ValueText, value);
        }

        return statement;
    }

    public static WireStatement? Read(AttributeData? attribute)
    {
        if (attribute?.AttributeClass is not { } type || !KnownAttributes.IsWire(type)) return null;

        WireStatement statement = new(attribute.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol, null, null, null);
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            statement = statement.With(argument.Key, argument.Value.Value as ITypeSymbol);
        }

        return statement;
    }

    private WireStatement With(string? argument, ITypeSymbol? value) => argument switch
    {
        null => this with { Target = value },
        nameof(As) => this with { As = value },
        nameof(Converter) => this with { Converter = value },
        nameof(Formatter) => this with { Formatter = value },
        _ => this,
    };
}
