using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD102_EventMustBeImmutableRecord = new(
        RuleIds.EventMustBeImmutableRecord,
        title: "Event must be a sealed record or a readonly record struct",
        messageFormat: "Event '{0}' must be a sealed record or a readonly record struct, since a fact does not change. {1}.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An event is an immutable fact. A class, a record that can be derived from or a struct that can be changed does not hold that promise.",
        helpLinkUri: HelpLink.For(RuleIds.EventMustBeImmutableRecord));
}
