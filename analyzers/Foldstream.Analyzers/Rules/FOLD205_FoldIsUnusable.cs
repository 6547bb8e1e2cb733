using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD205_FoldIsUnusable = new(
        RuleIds.FoldIsUnusable,
        title: "Apply and birth constructors must be such that a replay can call them",
        messageFormat: "{1} of '{0}' can't fold {2}: {3}",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A fold step is 'void Apply(in E e)' or 'void Apply(in E e, in EventContext context)', its own, synchronous and not generic. A birth constructor has the same parameters.",
        helpLinkUri: HelpLink.For(RuleIds.FoldIsUnusable));
}
