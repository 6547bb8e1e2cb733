using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD225_FoldRaises = new(
        RuleIds.FoldRaises,
        title: "Fold must not raise events",
        messageFormat: "{0} raises an event while one is folded: each replay would raise it again. Raise both in the decision of '{1}', one after the other, or change the state here.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A replay runs Apply again. What happened because of an event is decided once, with the event, and stored beside it.",
        helpLinkUri: HelpLink.For(RuleIds.FoldRaises));
}
