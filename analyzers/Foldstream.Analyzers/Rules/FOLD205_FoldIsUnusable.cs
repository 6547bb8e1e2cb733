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
        description: "A fold step of a class is 'void Apply(in E e)', one of a record 'TheRecord Apply(in E e)' or 'static TheRecord Apply(TheRecord state, in E e)'; 'in EventContext context' may follow. It is the aggregate's own, synchronous and not generic. A birth constructor takes the event and perhaps the context.",
        helpLinkUri: HelpLink.For(RuleIds.FoldIsUnusable));
}
