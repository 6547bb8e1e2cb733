using System.Collections.Immutable;
using System.Composition;
using Foldstream.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>
/// Lets what is shipped be the version that it is: raises the event's version and writes an upcaster from the former one, which the lock keeps. All that differs in
/// an event has the same fix, so that it is made once. Where the version was raised by hand, only the upcaster is missing.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FreezeVersionFix)), Shared]
public sealed class FreezeVersionFix : FoldstreamCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ShippedEventIsChanged, RuleIds.UpcasterIsMissing];

    /// <summary>The attribute: members may stand in another part of the type.</summary>
    private protected override Location PlaceOf(Diagnostic diagnostic) => diagnostic.AdditionalLocations[0];

    private protected override Fix? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindNode(PlaceOf(diagnostic).SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute) return null;
        if (attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || root is not CompilationUnitSyntax unit) return null;
        if (!diagnostic.Properties.TryGetValue(FixProperties.ShippedVersion, out string? shipped)) return null;

        bool raises = diagnostic.Properties.TryGetValue(FixProperties.NextVersion, out string? next);
        List<TextChange> changes = raises ? [RaiseVersion(attribute, next!)] : [];
        if (!HasUpcaster(type, shipped!))
        {
            changes.AddRange(UpcasterWriter.Write(type, shipped!, LinesOf(diagnostic, FixProperties.Arguments), LinesOf(diagnostic, FixProperties.Initializers)));
            changes.AddRange(type.Members.OfType<MethodDeclarationSyntax>().Where(method => IsUpcaster(method)).SelectMany(method => LeadTo("V" + shipped, method, type)));
            changes.AddRange(LinesOf(diagnostic, FixProperties.MissingNamespaces).Select(space => Usings.Add(unit, space)));
        }

        return new Fix(raises ? $"Freeze version {shipped} and make this version {next}" : $"Write an upcaster from version {shipped}", changes);
    }

    private static TextChange RaiseVersion(AttributeSyntax attribute, string version)
    {
        string named = "Version = " + version;
        return attribute.ArgumentList switch
        {
            null => new TextChange(new TextSpan(attribute.Name.Span.End, 0), $"({named})"),
            { } list when list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Version") is { } old => new TextChange(old.Expression.Span, version),
            { Arguments: [.., { } last] } => new TextChange(new TextSpan(last.Span.End, 0), ", " + named),
            { } empty => new TextChange(new TextSpan(empty.OpenParenToken.Span.End, 0), named),
        };
    }

    /// <summary>An upcaster that led to the event leads to what the event was: from there the new one goes on.</summary>
    private static IEnumerable<TextChange> LeadTo(string version, MethodDeclarationSyntax upcaster, TypeDeclarationSyntax type)
        => upcaster.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Select(creation => creation.Type).Prepend(upcaster.ReturnType)
            .Where(named => named is IdentifierNameSyntax name && name.Identifier.ValueText == type.Identifier.ValueText)
            .Select(named => new TextChange(named.Span, version));

    private static bool HasUpcaster(TypeDeclarationSyntax type, string version) => type.Members.OfType<MethodDeclarationSyntax>().Any(method => IsUpcaster(method, version));

    /// <param name="method">A method.</param>
    /// <param name="version">The version that it takes; null for any.</param>
    private static bool IsUpcaster(MethodDeclarationSyntax method, string? version = null)
        => method.Identifier.ValueText == UpcasterWriter.Name && method.ParameterList.Parameters is [{ Type: { } taken }]
            && ((taken as QualifiedNameSyntax)?.Right ?? taken).ToString() is ['V', .. var number] && (version is null ? number.All(char.IsDigit) : number == version);

    private static string[] LinesOf(Diagnostic diagnostic, string property)
        => diagnostic.Properties.TryGetValue(property, out string? lines) && lines is { Length: > 0 } ? lines.Split('\n') : [];
}
