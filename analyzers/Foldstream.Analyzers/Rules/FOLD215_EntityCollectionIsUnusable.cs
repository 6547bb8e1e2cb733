using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD215_EntityCollectionIsUnusable = new(
        RuleIds.EntityCollectionIsUnusable,
        title: "Child entities must be kept in a dictionary of their aggregate",
        messageFormat: "'{1}' of '{0}' can't hold child entities: {2}",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A collection of child entities is a Dictionary or SortedDictionary that is never replaced, or an ImmutableDictionary or ImmutableSortedDictionary that can be. Its key names the child.",
        helpLinkUri: HelpLink.For(RuleIds.EntityCollectionIsUnusable));
}
