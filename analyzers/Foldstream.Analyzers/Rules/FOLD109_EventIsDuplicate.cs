using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD109_EventIsDuplicate = new(
        RuleIds.EventIsDuplicate,
        title: "Event name and version must be unique",
        messageFormat: "Event '{0}' version {1} is both '{2}' and '{3}'. Give one of them another name.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A stored event is found by its name and schema version, so that two types can't share them, neither in a project nor with one that it references.",
        helpLinkUri: HelpLink.For(RuleIds.EventIsDuplicate));
}
