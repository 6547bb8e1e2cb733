using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD229_FoldAllocates = new(
        RuleIds.FoldAllocates,
        title: "Fold allocates memory without saying so",
        messageFormat: "{0} allocates memory for each event that is replayed: {1}",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        description: "A replay of events that are structs allocates nothing by itself. Boxing, closures, LINQ, arrays of arguments and texts in a fold do, once for each event.",
        helpLinkUri: HelpLink.For(RuleIds.FoldAllocates));
}
