using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD323_UpcastersGoInCircles = new(
        RuleIds.UpcastersGoInCircles,
        title: "Upcasters go in circles",
        messageFormat: "The upcasters of {0} never come to an event of the code. Let one of them return an event.",
        category: "Foldstream.Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A replay follows upcasters until it has events of the code.",
        helpLinkUri: HelpLink.For(RuleIds.UpcastersGoInCircles));
}
