using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Purity;

/// <summary>How the steps of a path are named in a message: <c>Order.Apply -> Order.Price -> DateTime.Now</c>.</summary>
internal static class Paths
{
    public static string Of(IEnumerable<string> steps) => string.Join(" -> ", steps);

    public static string NameOf(ISymbol symbol)
    {
        ISymbol member = symbol is IMethodSymbol { AssociatedSymbol: { } associated } ? associated : symbol;
        if (member is IMethodSymbol { MethodKind: MethodKind.LocalFunction }) return member.Name;
        if (member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }) return "The decision";
        if (member.ContainingType is not { } type) return member.Name;

        return member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => "new " + type.Name,
            IMethodSymbol { MethodKind: MethodKind.StaticConstructor } => "static " + type.Name,
            IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } operation => NameOf(type, OperatorOf(operation)),
            IPropertySymbol { IsIndexer: true } => NameOf(type, "this[]"),
            _ => NameOf(type.IsExtension ? type.ContainingType : type, member.Name),
        };
    }

    public static string NameOf(ITypeSymbol type, string member) => (type.SpecialType is SpecialType.None or SpecialType.System_DateTime ? type.Name : type.ToDisplayString()) + "." + member;

    private static string OperatorOf(IMethodSymbol method)
        => method.MethodKind == MethodKind.Conversion ? "conversion" : Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetText(Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetOperatorKind(method.Name));
}
