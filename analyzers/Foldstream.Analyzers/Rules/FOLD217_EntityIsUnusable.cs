using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD217_EntityIsUnusable = new(
        RuleIds.EntityIsUnusable,
        title: "Child entity must be such that events can be forwarded to it",
        messageFormat: "'{1}' can't be a child entity of '{0}': {2}",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A child entity is a class, a record or a readonly record struct whose constructors and Apply methods its aggregate can call. A class changes itself; a record returns its next state.",
        helpLinkUri: HelpLink.For(RuleIds.EntityIsUnusable));
}
