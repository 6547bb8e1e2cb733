using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD224_FoldRefuses = new(
        RuleIds.FoldRefuses,
        title: "Fold must not refuse an event",
        messageFormat: "{0} refuses an event that has happened: a stream that holds such an event can't be read any more. Guard in the decision, before the event is raised; a fold takes every event as it is.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An event is a fact. A decision may refuse to raise it; a fold that throws makes the whole history of the stream unreadable, also after the guard became stricter.",
        helpLinkUri: HelpLink.For(RuleIds.FoldRefuses));
}
