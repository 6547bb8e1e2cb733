using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD101_EventMustBePartial = new(
        RuleIds.EventMustBePartial,
        title: "Event must be partial",
        messageFormat: "Event '{0}' is completed by the generator. Add 'partial' to {1}.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generator writes an event's codec in another part of the type, which is possible only if the type and the types around it are partial.",
        helpLinkUri: HelpLink.For(RuleIds.EventMustBePartial));
}
