using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD202_AggregateTypeIsUnusable = new(
        RuleIds.AggregateTypeIsUnusable,
        title: "Aggregate must be a class that its project can name",
        messageFormat: "Aggregate '{0}' {1}, so that it can't be replayed. Declare it as a partial class, internal or public, in a namespace or a partial type.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A replay makes the aggregate and folds events into it; so it is a class that is neither static, abstract nor generic, and that generated code can name.",
        helpLinkUri: HelpLink.For(RuleIds.AggregateTypeIsUnusable));
}
