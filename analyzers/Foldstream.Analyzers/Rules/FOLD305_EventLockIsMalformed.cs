using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD305_EventLockIsMalformed = new(
        RuleIds.EventLockIsMalformed,
        title: "Event lock must be readable",
        messageFormat: "This line of events.lock can't be used: {0}. Nothing is held to what is shipped until it can.",
        category: "Foldstream.Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "events.lock is text that is merged like code. What can't be read there can't protect what is stored.",
        helpLinkUri: HelpLink.For(RuleIds.EventLockIsMalformed));
}
