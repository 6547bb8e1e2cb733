using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>A serialised member as it is written.</summary>
/// <param name="Identifier">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">The default of a parameter, or the initializer of a property.</param>
/// <param name="IsParameter">Whether it is a parameter of the primary constructor.</param>
internal readonly record struct SerialisedSyntax(SyntaxToken Identifier, TypeSyntax Type, ExpressionSyntax? Default, bool IsParameter)
{
    public string Name => Identifier.ValueText;
}

/// <summary>
/// What a record's declaration says about its state, read from syntax alone: asking the symbol for its members makes the compiler
/// synthesise all of a record's members, for each event and on each keystroke.
/// </summary>
internal sealed class RecordSyntax
{
    private readonly HashSet<string> _parameters = [];

    private RecordSyntax()
    {
    }

    /// <summary>In wire order: the primary constructor's parameters, then the init-only properties of the same part.</summary>
    public List<SerialisedSyntax> Serialised { get; } = [];

    /// <summary>Properties with a setter, fields that are not read-only.</summary>
    public List<SyntaxToken> Settable { get; } = [];

    /// <summary>Init-only properties in a part that does not have the primary constructor.</summary>
    public List<SyntaxToken> Elsewhere { get; } = [];

    /// <summary>State that only a constructor's body could set, so that a decoded record would not have it.</summary>
    public List<SyntaxToken> Lost { get; } = [];

    /// <summary>Members that code outside the record can't read or set.</summary>
    public List<SyntaxToken> Hidden { get; } = [];

    public bool HasPrimaryConstructor { get; private set; }

    /// <summary>An instance constructor written in the body, or none.</summary>
    public ConstructorDeclarationSyntax? Constructor { get; private set; }

    /// <summary>Whether nothing in the record's construction looks at its members' values, so that one may be left at its default.</summary>
    public bool IsPlain { get; private set; } = true;

    public static RecordSyntax Read(IReadOnlyList<TypeDeclarationSyntax> parts)
    {
        RecordSyntax record = new();
        TypeDeclarationSyntax? main = parts.FirstOrDefault(part => part.ParameterList is not null);
        if (main?.ParameterList is { } list)
        {
            record.HasPrimaryConstructor = true;
            foreach (ParameterSyntax parameter in list.Parameters)
            {
                if (parameter.Type is null) continue;

                record._parameters.Add(parameter.Identifier.ValueText);
                record.Serialised.Add(new(parameter.Identifier, parameter.Type, parameter.Default?.Value, IsParameter: true));
            }

            if (main.BaseList?.Types.FirstOrDefault() is PrimaryConstructorBaseTypeSyntax { ArgumentList.Arguments.Count: > 0 }) record.IsPlain = false;
        }

        foreach (TypeDeclarationSyntax part in parts)
        {
            foreach (MemberDeclarationSyntax member in part.Members)
            {
                if (member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword)) continue;

                switch (member)
                {
                    case PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } property when !IsImplementedElsewhere(property, parts):
                        record.ReadProperty(property, part, ref main);
                        break;
                    case FieldDeclarationSyntax field:
                        record.ReadField(field);
                        break;
                    case ConstructorDeclarationSyntax constructor:
                        record.Constructor ??= constructor;
                        break;
                }
            }
        }

        return record;
    }

    private void ReadProperty(PropertyDeclarationSyntax property, TypeDeclarationSyntax part, ref TypeDeclarationSyntax? main)
    {
        bool redeclares = _parameters.Contains(property.Identifier.ValueText);
        if (redeclares || Looks(property.Initializer)) IsPlain = false;

        AccessorDeclarationSyntax? init = Accessor(property, SyntaxKind.InitAccessorDeclaration);
        if (Accessor(property, SyntaxKind.SetAccessorDeclaration) is not null)
        {
            Settable.Add(property.Identifier);
        }
        else if (redeclares)
        {
            if (HasStorage(property) && property.Initializer is null) Lost.Add(property.Identifier);
            if (IsHidden(property.Modifiers)) Hidden.Add(property.Identifier);
        }
        else if (!HasStorage(property))
        {
            return;
        }
        else if (init is null)
        {
            if (property.Initializer is null) Lost.Add(property.Identifier);
        }
        else if (part != (main ??= part))
        {
            Elsewhere.Add(property.Identifier);
        }
        else
        {
            // What a getter gives may come from other members.
            if (HasBody(init) || Accessor(property, SyntaxKind.GetAccessorDeclaration) is not { } get || HasBody(get)) IsPlain = false;
            if (IsHidden(property.Modifiers) || IsHidden(init.Modifiers)) Hidden.Add(property.Identifier);
            Serialised.Add(new(property.Identifier, property.Type, property.Initializer?.Value, IsParameter: false));
        }
    }

    /// <summary>A partial property is declared twice; the part with the bodies says whether it has storage.</summary>
    private static bool IsImplementedElsewhere(PropertyDeclarationSyntax property, IReadOnlyList<TypeDeclarationSyntax> parts)
        => property.Modifiers.Any(SyntaxKind.PartialKeyword)
            && !IsImplementation(property)
            && parts.SelectMany(part => part.Members).OfType<PropertyDeclarationSyntax>().Any(other =>
                other.Identifier.ValueText == property.Identifier.ValueText && other.ExplicitInterfaceSpecifier is null && IsImplementation(other));

    private static bool IsImplementation(PropertyDeclarationSyntax property)
        => property.ExpressionBody is not null || property.AccessorList?.Accessors.Any(HasBody) == true;

    private void ReadField(FieldDeclarationSyntax field)
    {
        bool isReadOnly = field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword);
        foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
        {
            if (!isReadOnly) Settable.Add(variable.Identifier);
            else if (variable.Initializer is null) Lost.Add(variable.Identifier);
            else if (Looks(variable.Initializer)) IsPlain = false;
        }
    }

    private bool Looks(EqualsValueClauseSyntax? initializer)
        => initializer is not null
            && initializer.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => _parameters.Contains(name.Identifier.ValueText));

    private static AccessorDeclarationSyntax? Accessor(PropertyDeclarationSyntax property, SyntaxKind kind)
        => property.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.IsKind(kind));

    /// <summary>Whether the compiler keeps a field for it: an accessor without a body, or the word <c>field</c> in one.</summary>
    private static bool HasStorage(PropertyDeclarationSyntax property)
        => !property.Modifiers.Any(SyntaxKind.AbstractKeyword) && property.AccessorList is { } accessors
            ? accessors.Accessors.Any(accessor => !HasBody(accessor) || NamesField(accessor))
            : property.ExpressionBody is { } body && NamesField(body);

    private static bool HasBody(AccessorDeclarationSyntax accessor) => accessor.Body is not null || accessor.ExpressionBody is not null;

    private static bool NamesField(SyntaxNode node) => node.DescendantNodes().Any(child => child.IsKind(SyntaxKind.FieldExpression));

    private static bool IsHidden(SyntaxTokenList modifiers)
        => modifiers.Any(SyntaxKind.PrivateKeyword) || modifiers.Any(SyntaxKind.ProtectedKeyword);
}
