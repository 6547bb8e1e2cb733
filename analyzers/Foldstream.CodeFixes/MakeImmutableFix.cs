using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.CodeFixes;

/// <summary>Seals a record, makes a record struct readonly. What is no record has no one right answer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeImmutableFix)), Shared]
public sealed class MakeImmutableFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.EventMustBeImmutableRecord, RuleIds.IdentifierIsMisshapen, RuleIds.AggregateTypeIsUnusable, RuleIds.CaseHasNoWireForm];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        if (Declarations.At(root, diagnostic) is not RecordDeclarationSyntax record) return null;

        bool isStruct = record.IsKind(SyntaxKind.RecordStructDeclaration);
        SyntaxKind missing = isStruct ? SyntaxKind.ReadOnlyKeyword : SyntaxKind.SealedKeyword;
        if (record.Modifiers.Any(missing) || record.Modifiers.Any(SyntaxKind.AbstractKeyword)) return null;
        if (!isStruct && diagnostic.Id == RuleIds.IdentifierIsMisshapen) return null;

        string modifier = SyntaxFacts.GetText(missing);
        return new Fix($"Add '{modifier}'", [Declarations.Add(record, modifier)]);
    }
}
