using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Declares that an aggregate leaves those events alone that others of its category cover, or a subscription those of its aggregate that it doesn't handle.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddIgnoresFix)), Shared]
public sealed class AddIgnoresFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.AggregatesDisagree, RuleIds.EventIsNotHandled];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.MissingIgnores, out string? missing) || missing is null) return null;
        if (Declarations.At(root, diagnostic) is not { } declaration) return null;

        // Behind the attributes that are there, each on a line of its own.
        string[] attributes = missing.Split('\n');
        SyntaxToken next = declaration.AttributeLists.Count == 0 ? declaration.GetFirstToken() : declaration.AttributeLists.Last().GetLastToken().GetNextToken();
        string between = Indentation.LineEndOf(root) + Indentation.Of(declaration);
        string text = string.Concat(attributes.Select(attribute => attribute + between));
        return new Fix(attributes.Length == 1 ? "Add " + attributes[0] : "Add [Ignores<...>] for the missing events", [new TextChange(new TextSpan(next.SpanStart, 0), text)]);
    }
}
