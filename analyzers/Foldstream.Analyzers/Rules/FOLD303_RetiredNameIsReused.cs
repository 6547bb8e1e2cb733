using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD303_RetiredNameIsReused = new(
        RuleIds.RetiredNameIsReused,
        title: "Retired name must not come back",
        messageFormat: "The {0} '{1}' is retired, in line {2} of events.lock: what is stored under it would be read as '{3}'. Choose another name.",
        category: "Foldstream.Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A name that was given up still stands in stores, beside bytes of another shape and meaning. Whatever takes it again would read them.",
        helpLinkUri: HelpLink.For(RuleIds.RetiredNameIsReused));
}
