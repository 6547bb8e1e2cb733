using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD511_DecisionIsLost = new(
        RuleIds.DecisionIsLost,
        title: "What a decision raises must be saved",
        messageFormat: "What '{0}' decides is lost: {1}",
        category: "Foldstream.Use",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A decision changes nothing that is stored. Until its events are appended they exist in the memory of one aggregate object, and are gone with it.",
        helpLinkUri: HelpLink.For(RuleIds.DecisionIsLost));
}
