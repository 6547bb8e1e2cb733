using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD514_StreamIdIsBuiltByHand = new(
        RuleIds.StreamIdIsBuiltByHand,
        title: "Stream id of an aggregate must not be built by hand",
        messageFormat: "This stream id spells out the category '{0}' and the form of the key. Write '{1}', which stays right when {2} changes either of them.",
        category: "Foldstream.Use",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A stream id names the category of an aggregate and its key in the one form that is stored. Spelled out, both are repeated, and a slip names a stream that does not exist.",
        helpLinkUri: HelpLink.For(RuleIds.StreamIdIsBuiltByHand));
}
