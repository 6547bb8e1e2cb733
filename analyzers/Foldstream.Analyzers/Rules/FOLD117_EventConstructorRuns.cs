using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD117_EventConstructorRuns = new(
        RuleIds.EventConstructorRuns,
        title: "Event must take its members as they are",
        messageFormat: "This runs whenever a stored '{1}' is read, and can {2}: '{0}' must come back as it was written. Check or change the value where the event is made, in the decision.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An event is made once when it happens and again at each replay, from what was stored. Code in its construction runs on events that were valid under the rules of their time, and may refuse them or read something else than what happened.",
        helpLinkUri: HelpLink.For(RuleIds.EventConstructorRuns));
}
