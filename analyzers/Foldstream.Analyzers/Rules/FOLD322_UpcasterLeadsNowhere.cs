using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD322_UpcasterLeadsNowhere = new(
        RuleIds.UpcasterLeadsNowhere,
        title: "Upcaster leads to what nobody reads",
        messageFormat: "The upcaster of '{0}' v{1} leads to '{2}' v{3}, {4}",
        category: "Foldstream.Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "What an upcaster returns is an event of the code, or an old version that another upcaster takes.",
        helpLinkUri: HelpLink.For(RuleIds.UpcasterLeadsNowhere));
}
