using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD110_EventStateIsNotSerialised = new(
        RuleIds.EventStateIsNotSerialised,
        title: "Event must not have state outside its members",
        messageFormat: "'{0}' of event '{1}' is not written, so that a replayed event would not have it. Make it a parameter of the primary constructor or init-only.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "What only a constructor's body can set is not part of the payload. State after Raise would differ from state after replay.",
        helpLinkUri: HelpLink.For(RuleIds.EventStateIsNotSerialised));
}
