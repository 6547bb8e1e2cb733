using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foldstream.Analyzers.Purity;

/// <summary>Finds statics that change: read, they give another state later; written, they make one aggregate's replay depend on another's.</summary>
internal static class SharedState
{
    private static readonly HashSet<string> Changes = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "AddFirst", "AddLast", "Insert", "InsertRange", "Remove", "RemoveAt", "RemoveAll", "RemoveRange", "Clear", "TryAdd", "TryRemove", "TryUpdate",
        "AddOrUpdate", "Push", "Pop", "TryPop", "Enqueue", "Dequeue", "TryDequeue", "Sort", "Reverse", "Append", "AppendLine", "UnionWith", "ExceptWith", "IntersectWith",
    };

    public static Finding? Find(IOperation operation, ISymbol within, CancellationToken cancellation) => operation switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false, IsReadOnly: false, ContainingType.TypeKind: not TypeKind.Enum } field }
            when !IsOwnInitialisation(field, within) && MayChange(field, cancellation) => Shared(field, operation),
        IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod.IsInitOnly: false } property }
            when IsAutomatic(property) && !IsOwnInitialisation(property, within) => Shared(property, operation),
        IInvocationOperation { Instance: { } instance } call when IsChange(call) && StaticRoot(instance) is { } root
            && !IsOwnInitialisation(root, within) => new Finding(Taint.SharedChange, $"{Paths.NameOf(root)}.{call.TargetMethod.Name}", operation),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } element when IsAssigned(element) && IsMutable(instance.Type) && StaticRoot(instance) is { } root
            && !IsOwnInitialisation(root, within) => new Finding(Taint.SharedChange, $"{Paths.NameOf(root)}[]", operation),
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false }, Instance: { } instance } member when IsAssigned(member) && StaticRoot(instance) is { } root
            && !IsOwnInitialisation(root, within) => new Finding(Taint.SharedChange, $"{Paths.NameOf(root)}.{member.Member.Name}", operation),
        IArrayElementReferenceOperation element when IsAssigned(element) && StaticRoot(element.ArrayReference) is { } root && !IsOwnInitialisation(root, within)
            => new Finding(Taint.SharedChange, $"{Paths.NameOf(root)}[]", operation),
        _ => null,
    };

    private static Finding Shared(ISymbol symbol, IOperation operation) 
        => new(IsAssigned(operation) ? Taint.SharedChange : Taint.SharedState, Paths.NameOf(symbol), operation);

    private static bool IsOwnInitialisation(ISymbol symbol, ISymbol within)
        => within is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } or IFieldSymbol { IsStatic: true }
            && SymbolEqualityComparer.Default.Equals(symbol.ContainingType, within.ContainingType);

    /// <summary>Only somebody inside can change a private field; one that merely lacks its <c>readonly</c> is a constant.</summary>
    private static bool MayChange(IFieldSymbol field, CancellationToken cancellation)
        => field.DeclaredAccessibility != Accessibility.Private
            || SourceParts.Of(field.ContainingType, cancellation)
                .SelectMany(part => part.DescendantNodes())
                .OfType<SimpleNameSyntax>()
                .Any(name => name.Identifier.ValueText == field.Name && IsChanged(name));

    private static bool IsChanged(SimpleNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == whole,
            PostfixUnaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.PlusPlusToken or (int)SyntaxKind.MinusMinusToken } => true,
            PrefixUnaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.PlusPlusToken or (int)SyntaxKind.MinusMinusToken or (int)SyntaxKind.AmpersandToken } => true,
            ArgumentSyntax argument => argument.RefKindKeyword.RawKind != 0 && !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword) || argument.Parent is TupleExpressionSyntax,
            RefExpressionSyntax => true,
            _ => false,
        };
    }

    private static bool IsAutomatic(IPropertySymbol property)
        => property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    public static bool IsAssigned(IOperation element) => element.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == element,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        ITupleOperation tuple => tuple.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == tuple,
        _ => false,
    };

    /// <summary>Whether a call changes a collection in place.</summary>
    public static bool IsChange(IInvocationOperation call) => Changes.Contains(call.TargetMethod.Name) && IsMutable(call.Instance?.Type);

    private static bool IsMutable(ITypeSymbol? type)
        => type is { Name: not "Builder", ContainingNamespace: { } space }
            && space.ToDisplayString() is "System.Collections.Generic" or "System.Collections" or "System.Collections.Concurrent" or "System.Collections.ObjectModel" or "System.Text";

    private static ISymbol? StaticRoot(IOperation? instance) => instance switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true } field } => field,
        IPropertyReferenceOperation { Property: { IsStatic: true } property } => IsAutomatic(property) ? property : null,
        IMemberReferenceOperation { Instance: { } outer } => StaticRoot(outer),
        IArrayElementReferenceOperation element => StaticRoot(element.ArrayReference),
        IConversionOperation conversion => StaticRoot(conversion.Operand),
        _ => null,
    };
}
