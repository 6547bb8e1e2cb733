using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD106_EventMembersAreSpread = new(
        RuleIds.EventMembersAreSpread,
        title: "Event members must stand in one part",
        messageFormat: "'{0}' of event '{1}' stands in another part than the other members, so that its place in the payload would depend on the order of files. Move it to the part with the primary constructor.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A payload holds an event's members in the order of their declaration, which is defined in one part only.",
        helpLinkUri: HelpLink.For(RuleIds.EventMembersAreSpread));
}
