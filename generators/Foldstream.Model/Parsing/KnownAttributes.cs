using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>The names of Foldstream's own types. They are recognised by name, which costs no look-up in the compilation.</summary>
internal static class KnownAttributes
{
    public const string Event = "Foldstream.EventAttribute";
    public const string Aggregate = "Foldstream.AggregateAttribute";
    public const string Identifier = "Foldstream.IdentifierAttribute";
    public const string Subscription = "Foldstream.SubscriptionAttribute";
    public const string Upcasts = "Foldstream.UpcastsAttribute";

    public static bool IsEvent(AttributeData attribute) => Is(attribute, "EventAttribute", 0);

    public static bool IsAggregate(AttributeData attribute) => Is(attribute, "AggregateAttribute", 0);

    public static bool IsIdentifier(AttributeData attribute) => Is(attribute, "IdentifierAttribute", 0);

    public static bool IsSubscription(AttributeData attribute) => Is(attribute, "SubscriptionAttribute", 0);

    public static bool IsCase(AttributeData attribute) => Is(attribute, "CaseAttribute", 0);

    public static bool IsWire(INamedTypeSymbol type) => type.Arity == 0 && Is(type, "WireAttribute");

    public static bool IsUnknown(AttributeData attribute) => Is(attribute, "UnknownAttribute", 0);

    public static bool IsUpcasts(AttributeData attribute) => Is(attribute, "UpcastsAttribute", 0);

    public static bool IsIgnoresType(AttributeData attribute) => Is(attribute, "IgnoresAttribute", 1);

    public static bool IsIgnoresName(AttributeData attribute) => Is(attribute, "IgnoresAttribute", 0);

    public static AttributeData? FindEvent(ITypeSymbol type) => Find(type, IsEvent);

    public static AttributeData? FindAggregate(ITypeSymbol type) => Find(type, IsAggregate);

    public static AttributeData? FindIdentifier(ITypeSymbol type) => Find(type, IsIdentifier);

    public static AttributeData? FindSubscription(ITypeSymbol type) => Find(type, IsSubscription);

    public static AttributeData? FindCase(ITypeSymbol type) => Find(type, IsCase);

    public static AttributeData? FindEntity(ISymbol member) => member.GetAttributes().FirstOrDefault(attribute => Is(attribute, "EntityAttribute", 0));

    /// <summary>
    /// A generator is called for each part with the attribute. A second one is the compiler's error, a copied file say, and must not
    /// make it emit the same file twice.
    /// </summary>
    public static bool IsFirst(AttributeData? attribute, SyntaxNode part)
        => attribute?.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == part.SyntaxTree && part.Span.Contains(reference.Span);

    public static bool IsEventContext(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 0 } && Is(type, "EventContext");

    public static bool IsHandlerContext(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 0 } && Is(type, "HandlerContext");

    public static bool IsDecisionContext(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 0 } && Is(type, "DecisionContext");

    private static AttributeData? Find(ITypeSymbol type, Func<AttributeData, bool> predicate)
        => type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } ? type.GetAttributes().FirstOrDefault(predicate) : null;

    private static bool Is(AttributeData attribute, string name, int arity)
        => attribute.AttributeClass is { } type && type.Arity == arity && Is(type, name);

    private static bool Is(ITypeSymbol type, string name)
        => type.Name == name && type.ContainingNamespace is { Name: "Foldstream", ContainingNamespace.IsGlobalNamespace: true };
}
