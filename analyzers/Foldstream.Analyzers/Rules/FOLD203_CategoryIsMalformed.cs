using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD203_CategoryIsMalformed = new(
        RuleIds.CategoryIsMalformed,
        title: "Category must be in kebab case",
        messageFormat: "{0}. Use small letters, digits and hyphens, beginning with a letter, at most 64: 'order'.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The category is the first half of each stream id on disk: [a-z][a-z0-9-]{0,63}.",
        helpLinkUri: HelpLink.For(RuleIds.CategoryIsMalformed));
}
