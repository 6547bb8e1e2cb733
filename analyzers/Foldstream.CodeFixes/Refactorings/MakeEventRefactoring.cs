using System.Composition;
using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes.Refactorings;

/// <summary>Makes a record an event: the attribute with a name made from that of the type, and the modifiers that an event has.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(MakeEventRefactoring)), Shared]
public sealed class MakeEventRefactoring : FoldstreamRefactoring
{
    private const int MaxEventName = 100;

    private protected override SyntaxNode? FindPlace(SyntaxNode root, TextSpan span)
    {
        SyntaxToken token = root.FindToken(span.Start);
        bool isOnName = token.Parent is RecordDeclarationSyntax { ParameterList: not null, TypeParameterList: null } record
            && (token == record.Identifier || token == record.Keyword || token == record.ClassOrStructKeyword || record.Modifiers.Contains(token));
        return isOnName || (span.Start == token.SpanStart && token.GetPreviousToken().Parent is RecordDeclarationSyntax before && before.Identifier == token.GetPreviousToken() && before.ParameterList is not null && before.TypeParameterList is null)
            ? token.Parent?.FirstAncestorOrSelf<RecordDeclarationSyntax>()
            : null;
    }

    private protected override Refactoring? Find(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        RecordDeclarationSyntax record = (RecordDeclarationSyntax)place;
        if (model.GetDeclaredSymbol(record, cancellation) is not { IsAbstract: false } type || IsTaken(type) || KebabCase.From(type.Name, MaxEventName) is not { } name) return null;
        if (!type.IsSealed && IsBase(type, model.Compilation)) return null;

        List<TextChange> changes = [new TextChange(new TextSpan(record.SpanStart, 0), $"[Event(\"{name}\")]{Indentation.LineEndOf(record)}{Indentation.Of(record)}")];
        bool isStruct = record.IsKind(SyntaxKind.RecordStructDeclaration);
        SyntaxKind needed = isStruct ? SyntaxKind.ReadOnlyKeyword : SyntaxKind.SealedKeyword;
        if (!record.Modifiers.Any(needed)) changes.Add(Declarations.Add(record, SyntaxFacts.GetText(needed)));
        for (SyntaxNode? node = record; node is TypeDeclarationSyntax declaration; node = declaration.Parent)
        {
            if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) changes.Add(Declarations.AddPartial(declaration));
        }

        changes.AddRange(record.Members.OfType<PropertyDeclarationSyntax>()
            .Where(property => !property.Modifiers.Any(SyntaxKind.StaticKeyword))
            .SelectMany(property => property.AccessorList?.Accessors ?? [])
            .Where(accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration) && accessor is { Body: null, ExpressionBody: null })
            .Select(accessor => new TextChange(accessor.Keyword.Span, "init")));
        if (model.LookupNamespacesAndTypes(record.SpanStart, name: "EventAttribute").IsEmpty) changes.Add(Usings.Add((CompilationUnitSyntax)record.SyntaxTree.GetRoot(cancellation), "Foldstream"));
        return new Refactoring($"Make '{type.Name}' an event", changes);
    }

    private static bool IsTaken(INamedTypeSymbol type)
        => KnownAttributes.FindEvent(type) is not null || KnownAttributes.FindAggregate(type) is not null
            || KnownAttributes.FindIdentifier(type) is not null || KnownAttributes.FindCase(type) is not null;

    /// <summary>An event is sealed, which a record that others are derived from can't be.</summary>
    private static bool IsBase(INamedTypeSymbol type, Compilation compilation)
        => type.TypeKind == TypeKind.Class && compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Any(other => SymbolEqualityComparer.Default.Equals(other.BaseType?.OriginalDefinition, type));
}
