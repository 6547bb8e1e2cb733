using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD304_ShippedAggregateIsChanged = new(
        RuleIds.ShippedAggregateIsChanged,
        title: "Shipped category must keep its name and its key",
        messageFormat: "Category '{0}' is shipped, and {1}: {2}. {3}.",
        category: "Foldstream.Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A stream id is the category and the key. When either changes, what is stored is still there, and no code finds it.",
        helpLinkUri: HelpLink.For(RuleIds.ShippedAggregateIsChanged));
}
