using System.Composition;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes.Refactorings;

/// <summary>
/// Moves an assignment of a decision into an event: declares it behind the aggregate, raises it where the assignment stands, and assigns in its
/// <c>Apply</c>. Only a refactoring: often an event that is raised already says what happened, and its <c>Apply</c> is the right place.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(MoveChangeIntoEventRefactoring)), Shared]
public sealed class MoveChangeIntoEventRefactoring : FoldstreamRefactoring
{
    private const int MaxEventName = 100;

    private protected override SyntaxNode? FindPlace(SyntaxNode root, TextSpan span)
    {
        AssignmentExpressionSyntax? assignment = root.FindToken(span.Start).Parent?.FirstAncestorOrSelf<AssignmentExpressionSyntax>();
        return assignment?.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax }
            && OperatorOf(assignment) is not null
            && assignment.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Identifier.ValueText: not "Apply" } method
            && !method.Modifiers.Any(SyntaxKind.StaticKeyword) ? assignment : null;
    }

    private protected override Refactoring? Find(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        AssignmentExpressionSyntax assignment = (AssignmentExpressionSyntax)place;
        if (place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not ClassDeclarationSyntax part) return null;
        if (model.GetDeclaredSymbol(part, cancellation) is not { } aggregate || KnownAttributes.FindAggregate(aggregate) is null) return null;
        if (assignment.Left is not (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax })) return null;
        if (model.GetSymbolInfo(assignment.Left, cancellation).Symbol is not { IsStatic: false } member || TypeOf(member) is not { } type || !HasWireForm(type)) return null;
        if (!SymbolEqualityComparer.Default.Equals(member.ContainingType, aggregate)) return null;

        string name = char.ToUpperInvariant(member.Name.TrimStart('_')[0]) + member.Name.TrimStart('_').Substring(1);
        string e = aggregate.Name + name + "Changed";
        if (KebabCase.From(e, MaxEventName) is not { } eventName || !model.LookupNamespacesAndTypes(part.SpanStart, name: e).IsEmpty) return null;
        if (ApplyWriter.Write(part, aggregate, e, [(member.Name, name)]) is not { } apply) return null;

        return new Refactoring($"Move the change into an event '{e}'",
        [
            new TextChange(assignment.Span, $"Raise(new {e}({ValueOf(assignment)}))"),
            apply,
            Declare(part, e, eventName, $"{type.ToMinimalDisplayString(model, part.SpanStart)} {name}", IsPublic(aggregate) && IsPublic(type)),
        ]);
    }

    private static TextChange Declare(ClassDeclarationSyntax part, string e, string eventName, string member, bool isPublic)
    {
        TypeDeclarationSyntax outermost = part.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Last();
        string line = Indentation.LineEndOf(part) + Indentation.Of(outermost);
        string declaration = $"[Event(\"{eventName}\")]{line}{(isPublic ? "public" : "internal")} readonly partial record struct {e}({member});";
        return new TextChange(new TextSpan(outermost.Span.End, 0), Indentation.LineEndOf(part) + line + declaration);
    }

    private static string ValueOf(AssignmentExpressionSyntax assignment)
    {
        string right = assignment.Right.ToString();
        return OperatorOf(assignment) switch
        {
            null or "" => right,
            var op => $"{assignment.Left} {op} {(assignment.Right is BinaryExpressionSyntax or ConditionalExpressionSyntax or LambdaExpressionSyntax ? $"({right})" : right)}",
        };
    }

    /// <summary>The operator of a compound assignment, empty for a simple one.</summary>
    private static string? OperatorOf(AssignmentExpressionSyntax assignment) => assignment.Kind() switch
    {
        SyntaxKind.SimpleAssignmentExpression => "",
        SyntaxKind.AddAssignmentExpression => "+",
        SyntaxKind.SubtractAssignmentExpression => "-",
        SyntaxKind.MultiplyAssignmentExpression => "*",
        SyntaxKind.DivideAssignmentExpression => "/",
        _ => null,
    };

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>
    /// Only what surely can be stored: plain values, enums, identifiers and text. A sum of small numbers is an <c>int</c>, which would need a cast, and a
    /// type that only the aggregate can name can't be a member of an event beside it.
    /// </summary>
    private static bool HasWireForm(ITypeSymbol type)
    {
        ITypeSymbol plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        for (INamedTypeSymbol? one = plain as INamedTypeSymbol; one is not null; one = one.ContainingType)
        {
            if (one.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)) return false;
        }

        return plain.TypeKind == TypeKind.Enum
            || KnownAttributes.FindIdentifier(plain) is not null
            || plain.SpecialType is SpecialType.System_Boolean or SpecialType.System_String or SpecialType.System_Decimal or (>= SpecialType.System_Int32 and <= SpecialType.System_UInt64) or SpecialType.System_Single or SpecialType.System_Double
            || (plain.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true } && plain.Name is "Guid" or "DateTimeOffset" or "TimeSpan" or "DateOnly" or "TimeOnly");
    }

    private static bool IsPublic(ITypeSymbol type)
    {
        ITypeSymbol plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        for (INamedTypeSymbol? one = plain as INamedTypeSymbol; one is not null; one = one.ContainingType)
        {
            if (one.DeclaredAccessibility != Accessibility.Public) return false;
        }

        return true;
    }
}
