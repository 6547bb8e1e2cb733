using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD105_EventTypeIsUnusable = new(
        RuleIds.EventTypeIsUnusable,
        title: "Event must be a plain type that its project can name",
        messageFormat: "Event '{0}' {1}, so that it has no codec. Declare it as a plain type, internal or public, in a namespace or a partial type.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An event has one name on disk and one codec; generated code must be able to name its type.",
        helpLinkUri: HelpLink.For(RuleIds.EventTypeIsUnusable));
}
