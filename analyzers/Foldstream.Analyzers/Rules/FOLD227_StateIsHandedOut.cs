using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD227_StateIsHandedOut = new(
        RuleIds.StateIsHandedOut,
        title: "Aggregate should not hand out a collection that others can change",
        messageFormat: "'{1}' hands out the '{2}' that '{0}' keeps its state in: whoever gets it can change the state without an event, and the change is gone after the next load. {3}.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The state of an aggregate changes where its events are folded, and nowhere else. Others get a read-only view of a collection, or an immutable one.",
        helpLinkUri: HelpLink.For(RuleIds.StateIsHandedOut));
}
