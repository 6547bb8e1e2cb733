using Microsoft.CodeAnalysis;

namespace Foldstream.Generators.Fingerprints;

/// <summary>What a symbol is, as text: its full name and what its declaration says to the code that uses it.</summary>
internal sealed class SymbolText(Mentions mentions)
{
    private static readonly SymbolDisplayFormat Format = new(
        SymbolDisplayGlobalNamespaceStyle.Included,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
        SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeExplicitInterface
            | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.StaticMethod,
        SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeModifiers,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        SymbolDisplayLocalOptions.IncludeType);

    public string Of(ITypeSymbol? type)
    {
        mentions.Add(type);
        return type is null ? "" : type.ToDisplayString(Format);
    }

    /// <summary>A member as a call binds it: with its type arguments, and with what its modifiers do to who uses it.</summary>
    public string Of(ISymbol? symbol)
    {
        switch (symbol)
        {
            case null:
                return "";
            case ITypeSymbol type:
                return Of(type);
            case IMethodSymbol method:
                Mention(method);
                return Id(method) + Flags(method);
            case IPropertySymbol property:
                mentions.Add(property.ContainingType);
                mentions.Add(property.Type);
                return Id(property) + Flags(property);
            case IFieldSymbol field:
                mentions.Add(field.ContainingType);
                mentions.Add(field.Type);
                return Id(field) + (field.IsReadOnly ? " readonly" : "") + (field.IsVolatile ? " volatile" : "") + (field.IsStatic ? " static" : "");
            default:
                return Id(symbol);
        }
    }

    /// <summary>The name of a member, the same in every build.</summary>
    public static string Id(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } function => Id(function.ContainingSymbol) + "/" + function.ToDisplayString(Format),
        IMethodSymbol { AssociatedSymbol: { } member } accessor => Id(member) + "." + accessor.MethodKind,
        IFieldSymbol { AssociatedSymbol: { } member } => Id(member) + ".field",
        _ => symbol.Kind + " " + symbol.ToDisplayString(Format),
    };

    /// <summary>What a declaration says besides its code.</summary>
    public void AddSignature(ISymbol symbol, FoldText text)
    {
        text.Add(Of(symbol));
        if (symbol is not IMethodSymbol method) return;

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            mentions.Add(parameter.Type);
            text.Add(parameter.RefKind.ToString()).Add(Of(parameter.Type)).Add(parameter.Name);
            if (parameter.HasExplicitDefaultValue) text.Add(Constants.Text(parameter.ExplicitDefaultValue));
        }

        foreach (ITypeParameterSymbol parameter in method.TypeParameters)
        {
            text.AddSorted(parameter.ConstraintTypes.Select(type => Of(type)));
        }
    }

    private static string Flags(IMethodSymbol method)
        => (method.IsStatic ? " static" : "") + (method.IsReadOnly ? " readonly" : "") + (method.IsAsync ? " async" : "") + (method.IsVirtual || method.IsAbstract || method.IsOverride ? " virtual" : "")
            + (method.IsImplicitlyDeclared ? " implied" : "");

    private static string Flags(IPropertySymbol property) => (property.IsStatic ? " static" : "") + (property.IsReadOnly ? " readonly" : "") + (property.SetMethod?.IsInitOnly == true ? " init" : "");

    private void Mention(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.LocalFunction) mentions.Add(method.ContainingType);
        mentions.Add(method.ReturnType);
        foreach (ITypeSymbol argument in method.TypeArguments)
        {
            if (argument is not ITypeParameterSymbol) mentions.Expose(argument, Exposure.Formatted);
        }
    }
}
