using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Writes the numbers that the members of an enum have today.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WriteNumbersFix)), Shared]
public sealed class WriteNumbersFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.EnumIsUnnumbered];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not EnumDeclarationSyntax declaration) return null;

        List<TextChange> changes = [];
        foreach (EnumMemberDeclarationSyntax member in declaration.Members)
        {
            if (member.EqualsValue is not null) continue;
            if (!diagnostic.Properties.TryGetValue(member.Identifier.ValueText, out string? number)) return null;

            changes.Add(new TextChange(new TextSpan(member.Identifier.Span.End, 0), " = " + number));
        }

        return new Fix("Write the numbers", changes);
    }
}
