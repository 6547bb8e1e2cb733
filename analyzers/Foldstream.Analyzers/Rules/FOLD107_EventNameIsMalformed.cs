using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD107_EventNameIsMalformed = new(
        RuleIds.EventNameIsMalformed,
        title: "Event name must be in kebab case",
        messageFormat: "{0}. Use small letters, digits and hyphens, beginning with a letter, at most 100: 'order-placed'.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The event name is the event's identity on disk: [a-z][a-z0-9-]*, at most 100 characters.",
        helpLinkUri: HelpLink.For(RuleIds.EventNameIsMalformed));
}
