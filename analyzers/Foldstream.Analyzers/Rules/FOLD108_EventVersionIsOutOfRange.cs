using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD108_EventVersionIsOutOfRange = new(
        RuleIds.EventVersionIsOutOfRange,
        title: "Schema version must be from 1 to 65535",
        messageFormat: "Schema version {0} of event '{1}' is out of range. Versions run from 1 to 65535.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A schema version is a number from 1 to 65535.",
        helpLinkUri: HelpLink.For(RuleIds.EventVersionIsOutOfRange));
}
