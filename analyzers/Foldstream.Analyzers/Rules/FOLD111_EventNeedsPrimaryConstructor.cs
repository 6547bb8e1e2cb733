using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD111_EventNeedsPrimaryConstructor = new(
        RuleIds.EventNeedsPrimaryConstructor,
        title: "Event must state its members in a primary constructor",
        messageFormat: "Event '{0}' has a constructor with parameters but no primary constructor, so that it can't be read back. State its members as 'record {0}(...)'.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Decoding makes an event through its primary constructor, whose parameters are its first members.",
        helpLinkUri: HelpLink.For(RuleIds.EventNeedsPrimaryConstructor));
}
