using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD202_AggregateTypeIsUnusable = new(
        RuleIds.AggregateTypeIsUnusable,
        title: "Aggregate must be a class or an immutable record that its project can name",
        messageFormat: "Aggregate '{0}' {1}, so that it can't be replayed. Declare it as a partial class, a sealed partial record or a readonly partial record struct, internal or public, in a namespace or a partial type.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A replay makes the aggregate and folds events into it. So it is a class, a sealed record or a readonly record struct, neither static, abstract nor generic, and generated code can name it.",
        helpLinkUri: HelpLink.For(RuleIds.AggregateTypeIsUnusable));
}
