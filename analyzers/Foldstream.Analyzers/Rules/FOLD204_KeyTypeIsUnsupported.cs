using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD204_KeyTypeIsUnsupported = new(
        RuleIds.KeyTypeIsUnsupported,
        title: "Key must be an identifier, Guid, string, int or long",
        messageFormat: "'{0}' can't be the key of aggregate '{1}'. Use an [Identifier] type, Guid, string, int or long.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A key is written in the stream id and read back from it, which is defined for identifiers, Guid, string, int and long.",
        helpLinkUri: HelpLink.For(RuleIds.KeyTypeIsUnsupported));
}
