using System.Composition;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes.Refactorings;

/// <summary>Writes the <c>Apply</c> methods that an aggregate lacks: for what its decisions raise, or return where it is a record.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(WriteAppliesRefactoring)), Shared]
public sealed class WriteAppliesRefactoring : FoldstreamRefactoring
{
    private protected override SyntaxNode? FindPlace(SyntaxNode root, TextSpan span)
    {
        TypeDeclarationSyntax? part = root.FindToken(span.Start).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        bool isInHead = part is not null && part.OpenBraceToken.SpanStart > 0 && span.Start <= part.OpenBraceToken.SpanStart && span.Start >= part.SpanStart;
        return isInHead ? part : null;
    }

    private protected override Refactoring? Find(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        TypeDeclarationSyntax part = (TypeDeclarationSyntax)place;
        if (model.GetDeclaredSymbol(part, cancellation) is not { } aggregate || KnownAttributes.FindAggregate(aggregate) is null) return null;

        IEnumerable<ExpressionSyntax> values = aggregate.IsRecord ? Returned(part) : Raised(part);
        List<INamedTypeSymbol> missing = [];
        foreach (ExpressionSyntax value in values)
        {
            if (model.GetTypeInfo(value, cancellation).Type is not INamedTypeSymbol e || KnownAttributes.FindEvent(e) is null || ApplyWriter.Folds(aggregate, e)) continue;
            if (!missing.Contains(e, SymbolEqualityComparer.Default)) missing.Add(e);
        }

        List<TextChange> changes = [];
        foreach (INamedTypeSymbol e in missing)
        {
            if (ApplyWriter.Write(part, aggregate, e, model) is not { } method) return null;

            changes.Add(method);
            changes.AddRange(IgnoresAttributes.Remove(part, e, model, cancellation));
        }

        return changes.Count == 0 ? null : new Refactoring(missing.Count == 1 ? $"Write the 'Apply' of '{missing[0].Name}'" : $"Write the {missing.Count} missing 'Apply' methods", changes);
    }

    private static IEnumerable<ExpressionSyntax> Raised(TypeDeclarationSyntax part)
        => part.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is SimpleNameSyntax { Identifier.ValueText: "Raise" } or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: "Raise" })
            .Where(call => call.ArgumentList.Arguments.Count == 1)
            .Select(call => call.ArgumentList.Arguments[0].Expression);

    /// <summary>Events that are made in a method whose result is the aggregate's set of them.</summary>
    private static IEnumerable<ExpressionSyntax> Returned(TypeDeclarationSyntax part)
        => part.Members.OfType<MethodDeclarationSyntax>()
            .Where(method => method.ReturnType is IdentifierNameSyntax { Identifier.ValueText: "Events" } or QualifiedNameSyntax { Right.Identifier.ValueText: "Events" })
            .SelectMany(method => method.DescendantNodes().OfType<ObjectCreationExpressionSyntax>());
}
