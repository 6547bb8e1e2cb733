using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD103_EventMemberIsSettable = new(
        RuleIds.EventMemberIsSettable,
        title: "Event member must not be settable",
        messageFormat: "'{0}' of event '{1}' can be changed after the event has happened. Make it init-only or readonly.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An event that changes after it was raised no longer says what was stored. Its properties are init-only, its fields readonly.",
        helpLinkUri: HelpLink.For(RuleIds.EventMemberIsSettable));
}
