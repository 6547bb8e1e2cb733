using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Reads what a subscription's constructor takes from the services of the host.</summary>
internal static class ServiceParser
{
    public static EquatableArray<ServiceModel> Read(INamedTypeSymbol type, TypeDeclarationSyntax part, Problems problems, CancellationToken cancellation)
    {
        List<IMethodSymbol> constructors = [.. type.InstanceConstructors.Where(IsCallable)];
        if (constructors.Count != 1)
        {
            string cause = constructors.Count == 0
                ? "has no constructor that is public or internal. Make the one public that takes what its handlers need"
                : $"has {constructors.Count} constructors that are public or internal. Keep the one that takes what its handlers need, and make the others private";
            problems.Add(Problem.SubscriptionConstructorIsUnclear, part.Identifier.GetLocation(), type.Name, cause);
            return EquatableArray<ServiceModel>.Empty;
        }

        if (RequiredMembers.FirstOf(type) is { } required && RequiredMembers.AreLeftBy(constructors[0]))
        {
            problems.Add(
                Problem.SubscriptionConstructorIsUnclear, part.Identifier.GetLocation(), type.Name,
                $"requires that '{required}' is set by whoever makes it. Take it as a parameter of the constructor, or promise with [SetsRequiredMembers] that the constructor sets it");
        }

        return constructors[0].Parameters.Select(parameter => Read(type, parameter, part, problems, cancellation)).ToEquatableArray();
    }

    /// <summary>A record's copy constructor is not one that makes it anew.</summary>
    private static bool IsCallable(IMethodSymbol constructor)
        => constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
            && (constructor.IsImplicitlyDeclared || SourceParts.IsWritten(constructor))
            && !(constructor.ContainingType.IsRecord && constructor.Parameters is [{ Type: var first }] && SymbolEqualityComparer.Default.Equals(first, constructor.ContainingType));

    private static ServiceModel Read(INamedTypeSymbol type, IParameterSymbol parameter, TypeDeclarationSyntax part, Problems problems, CancellationToken cancellation)
    {
        if (parameter.Type.TypeKind == TypeKind.Error)
        {
            problems.AddReportedElsewhere();
        }
        else if (parameter.RefKind is not (RefKind.None or RefKind.In) || parameter.Type.IsRefLikeType || parameter.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
        {
            Location location = parameter.DeclaringSyntaxReferences is [{ } reference, ..] ? reference.GetSyntax(cancellation).GetLocation() : part.Identifier.GetLocation();
            problems.Add(Problem.SubscriptionConstructorIsUnclear, location, type.Name, $"takes '{parameter.Name}' in a way in which no service can be handed over. Take it by value");
        }

        return !parameter.HasExplicitDefaultValue ? new ServiceModel(TypeNames.Full(parameter.Type), KeyOf(parameter), Default: null)
            : parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] }
                ? new ServiceModel(TypeNames.Full(value), KeyOf(parameter), parameter.ExplicitDefaultValue is { } given ? Text(value, given) : $"default({TypeNames.Full(value)}?)")
            : new ServiceModel(TypeNames.Full(parameter.Type), KeyOf(parameter), Text(parameter.Type, parameter.ExplicitDefaultValue));
    }

    /// <summary>The attribute without a key asks for the one of who asks, and a subscription has none.</summary>
    private static string? KeyOf(IParameterSymbol parameter)
        => parameter.GetAttributes().FirstOrDefault(IsKeyed) is { ConstructorArguments: [{ Kind: not TypedConstantKind.Error } key] } ? Text(key) : null;

    private static bool IsKeyed(AttributeData attribute) => attribute.AttributeClass is
    {
        Name: "FromKeyedServicesAttribute",
        ContainingNamespace: { Name: "DependencyInjection", ContainingNamespace: { Name: "Extensions", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } } },
    };

    private static string Text(TypedConstant constant)
        => constant.Kind == TypedConstantKind.Type && constant.Value is ITypeSymbol type ? $"typeof({TypeNames.Full(type)})"
            : constant.Kind == TypedConstantKind.Array || constant.Type is null ? "null"
            : Text(constant.Type, constant.Value);

    /// <summary>A constant with its type, which a key is compared by, too.</summary>
    private static string Text(ITypeSymbol type, object? value) => value switch
    {
        null => "default",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        bool or char or int when type.TypeKind != TypeKind.Enum => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!,
        double.NaN or float.NaN => $"({TypeNames.Full(type)})double.NaN",
        double.PositiveInfinity or float.PositiveInfinity => $"({TypeNames.Full(type)})double.PositiveInfinity",
        double.NegativeInfinity or float.NegativeInfinity => $"({TypeNames.Full(type)})double.NegativeInfinity",
        decimal number => number.ToString(System.Globalization.CultureInfo.InvariantCulture) + "m",
        _ => $"({TypeNames.Full(type)})({SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)})",
    };
}
