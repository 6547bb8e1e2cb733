using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD320_UpcasterIsUnusable = new(
        RuleIds.UpcasterIsUnusable,
        title: "Upcaster can't be called",
        messageFormat: "'{0}' can't upcast: {1}",
        category: "Foldstream.Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A replay calls upcasters: static methods that take an old version of an event, 'in' or by value, and return what has become of it.",
        helpLinkUri: HelpLink.For(RuleIds.UpcasterIsUnusable));
}
