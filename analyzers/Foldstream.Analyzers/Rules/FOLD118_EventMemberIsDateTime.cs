using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD118_EventMemberIsDateTime = new(
        RuleIds.EventMemberIsDateTime,
        title: "Event member should be a DateTimeOffset",
        messageFormat: "'{0}' of '{1}' is a 'DateTime', whose kind is not stored: it comes back as UTC, whatever it was. Use 'DateTimeOffset', which keeps the moment and its offset.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A DateTime is local time, UTC or neither, and says so in its kind. The wire knows moments alone, so that each comes back as UTC, and one of no kind is taken for UTC. A DateTimeOffset comes back as it was.",
        helpLinkUri: HelpLink.For(RuleIds.EventMemberIsDateTime));
}
