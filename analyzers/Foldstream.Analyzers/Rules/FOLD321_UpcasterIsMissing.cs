using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD321_UpcasterIsMissing = new(
        RuleIds.UpcasterIsMissing,
        title: "Old version has no upcaster",
        messageFormat: "Event '{0}' was stored as version {1}, and no upcaster takes it: {2}",
        category: "Foldstream.Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Each version of an event that may be in somebody's database is the current one, or an upcaster makes events of it.",
        helpLinkUri: HelpLink.For(RuleIds.UpcasterIsMissing));
}
