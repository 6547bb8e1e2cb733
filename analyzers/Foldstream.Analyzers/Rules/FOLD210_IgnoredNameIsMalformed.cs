using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD210_IgnoredNameIsMalformed = new(
        RuleIds.IgnoredNameIsMalformed,
        title: "Ignored event name must be an event name",
        messageFormat: "'{0}' ignores '{1}', which no event can be called. Use the name as it is stored: 'order-viewed'.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An event that is ignored by name is found by the name under which it is stored.",
        helpLinkUri: HelpLink.For(RuleIds.IgnoredNameIsMalformed));
}
