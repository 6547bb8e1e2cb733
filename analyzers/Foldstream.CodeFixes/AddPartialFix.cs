using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Makes a type and the types around it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPartialFix)), Shared]
public sealed class AddPartialFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [RuleIds.EventMustBePartial, RuleIds.IdentifierMustBePartial, RuleIds.AggregateMustBePartial, RuleIds.SubscriptionMustBePartial];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        List<TextChange> changes = [];
        for (SyntaxNode? node = Declarations.At(root, diagnostic); node is TypeDeclarationSyntax declaration; node = declaration.Parent)
        {
            if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) changes.Add(Declarations.AddPartial(declaration));
        }

        return changes.Count == 0 ? null : new Fix("Add 'partial'", changes);
    }
}
