using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD324_UpcasterIsNotNeeded = new(
        RuleIds.UpcasterIsNotNeeded,
        title: "Nothing is upcast",
        messageFormat: "The upcaster takes '{0}' v{1}, {2}",
        category: "Foldstream.Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The event lock knows which versions of which events may be stored. An upcaster for another one has nothing to read, and no shape to read it by.",
        helpLinkUri: HelpLink.For(RuleIds.UpcasterIsNotNeeded));
}
