using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD123_EventIsUnused = new(
        RuleIds.EventIsUnused,
        title: "Event is taken by nobody",
        messageFormat: "No aggregate of this project folds or ignores '{0}', and nothing else takes it. Write an 'Apply' for it, or say [Ignores<{0}>] at the aggregate whose streams hold it, or 'Integration = true' in its [Event] if it is written for others.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A project with aggregates declares an event that no Apply, birth constructor, child entity, [Ignores] or other code of it takes: it was forgotten, or is a leftover.",
        helpLinkUri: HelpLink.For(RuleIds.EventIsUnused));
}
