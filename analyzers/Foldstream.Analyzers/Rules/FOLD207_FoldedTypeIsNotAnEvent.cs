using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD207_FoldedTypeIsNotAnEvent = new(
        RuleIds.FoldedTypeIsNotAnEvent,
        title: "Only events can be folded or ignored",
        messageFormat: "'{0}' folds or ignores '{1}', which is not an event. Mark it with [Event(\"...\")], or give the method another name.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An Apply takes an [Event] type; the name Apply is kept for fold steps, so that none is missed in silence.",
        helpLinkUri: HelpLink.For(RuleIds.FoldedTypeIsNotAnEvent));
}
