using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Gives a record beside numbered cases a number of its own, after the highest.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddCaseFix)), Shared]
public sealed class AddCaseFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.CaseIsUnnumbered];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
        => Declarations.At(root, diagnostic) is RecordDeclarationSyntax record
            && diagnostic.Properties.TryGetValue(FixProperties.NextCase, out string? number) && number is not null
            ? new Fix($"Add [Case({number})]", [new TextChange(new TextSpan(record.SpanStart, 0), $"[Case({number})] ")])
            : null;
}
