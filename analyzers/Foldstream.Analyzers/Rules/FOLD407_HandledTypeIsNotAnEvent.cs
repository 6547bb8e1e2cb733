using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD407_HandledTypeIsNotAnEvent = new(
        RuleIds.HandledTypeIsNotAnEvent,
        title: "Only events can be handled or ignored",
        messageFormat: "'{0}' handles or ignores '{1}', which is not an event. Mark it with [Event(\"...\")], or give the method another name.",
        category: "Foldstream.Subscriptions",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A handler takes an [Event] type; the names Handle and HandleAsync are kept for handlers, so that none is missed in silence.",
        helpLinkUri: HelpLink.For(RuleIds.HandledTypeIsNotAnEvent));
}
