using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD327_UpcastEventIsNotFolded = new(
        RuleIds.UpcastEventIsNotFolded,
        title: "Aggregate folds old events in part",
        messageFormat: "Old '{0}' v{1} becomes {2}, of which {3} folds a part and neither folds nor ignores {4}. Give it an Apply, or declare [Ignores<{4}>].",
        category: "Foldstream.Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "What has become of one stored event is folded as a whole: a part that nobody mentions would be lost.",
        helpLinkUri: HelpLink.For(RuleIds.UpcastEventIsNotFolded));
}
