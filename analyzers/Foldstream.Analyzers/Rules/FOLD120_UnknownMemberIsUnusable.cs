using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD120_UnknownMemberIsUnusable = new(
        RuleIds.UnknownMemberIsUnusable,
        title: "Enum can have one member for unknown numbers, unless its members are flags",
        messageFormat: "'{0}' can't stand for the numbers that '{1}' does not know: {2}. {3}.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A stored number without a member is read as the one member with [Unknown]. Two of them leave open which; and the numbers of flags are sums of members, so that one without a member of its own is known all the same.",
        helpLinkUri: HelpLink.For(RuleIds.UnknownMemberIsUnusable));
}
