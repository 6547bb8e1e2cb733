using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD208_EventIsFoldedAndIgnored = new(
        RuleIds.EventIsFoldedAndIgnored,
        title: "Event must not be both folded and ignored",
        messageFormat: "'{0}' both folds and ignores '{1}'. Remove the [Ignores] or what folds it.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An aggregate either folds an event or declares that it leaves it alone.",
        helpLinkUri: HelpLink.For(RuleIds.EventIsFoldedAndIgnored));
}
