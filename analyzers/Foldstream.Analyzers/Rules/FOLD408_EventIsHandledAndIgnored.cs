using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD408_EventIsHandledAndIgnored = new(
        RuleIds.EventIsHandledAndIgnored,
        title: "Event must not be both handled and ignored",
        messageFormat: "'{0}' both handles and ignores '{1}'. Remove the [Ignores] or the handler.",
        category: "Foldstream.Subscriptions",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A subscription either handles an event or declares that it leaves it alone.",
        helpLinkUri: HelpLink.For(RuleIds.EventIsHandledAndIgnored));
}
