using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>The state that an aggregate has before its first event.</summary>
internal static class InitialState
{
    private const string Name = "Initial";

    /// <summary>Whether a record says its state before the first event, well or badly.</summary>
    public static bool IsDeclared(INamedTypeSymbol type) => Declared(type) is not null;

    /// <summary>Why a record's <c>Initial</c> can't be read, as the rest of a sentence; null when it can.</summary>
    public static string? WhyUnusable(INamedTypeSymbol type) => Declared(type) switch
    {
        null => "has neither a birth constructor nor 'Initial'",
        { IsStatic: false } => "has an 'Initial' that is not static",
        IPropertySymbol { GetMethod: null } => "has an 'Initial' that can't be read",
        IPropertySymbol property => WhyTypeUnusable(type, property.Type),
        IFieldSymbol field => WhyTypeUnusable(type, field.Type),
        _ => "has an 'Initial' that is neither a property nor a field",
    };

    /// <summary>The constructor that makes a class without an event; null when there is none.</summary>
    public static IMethodSymbol? ParameterlessConstructor(INamedTypeSymbol type)
        => type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.Length == 0
            && (constructor.IsImplicitlyDeclared || SourceParts.IsWritten(constructor)));

    /// <summary>What an aggregate lacks and what to do, as two parts of a message.</summary>
    public static string[] Advice(INamedTypeSymbol type, AggregateStyle style) => style == AggregateStyle.Class
        ? ["has neither a birth constructor nor a parameterless one", $"Add a constructor that takes the event it begins with, or 'private {type.Name}()'"]
        : [WhyUnusable(type)!, $"Add 'public static {type.Name} Initial {{ get; }} = ...;', or a constructor that takes the event it begins with"];

    private static string? WhyTypeUnusable(INamedTypeSymbol type, ITypeSymbol found)
        => SymbolEqualityComparer.Default.Equals(found, type) && found.NullableAnnotation != NullableAnnotation.Annotated
            ? null
            : $"has an 'Initial' that is a '{TypeNames.Short(found)}'";

    private static ISymbol? Declared(INamedTypeSymbol type) => type.GetMembers(Name).FirstOrDefault(SourceParts.IsWritten);
}
