using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD116_EventHoldsMutableState = new(
        RuleIds.EventHoldsMutableState,
        title: "Event must not hold what can change",
        messageFormat: "'{0}' of '{1}' holds something that can change after the event was recorded: {2}. {3}. {4}.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An event is a fact, down to the innermost value: the types of its members are followed through records, structs, collections, type arguments and base types, and nothing on the way may be settable, a mutable collection, or something that acts.",
        helpLinkUri: HelpLink.For(RuleIds.EventHoldsMutableState));
}
