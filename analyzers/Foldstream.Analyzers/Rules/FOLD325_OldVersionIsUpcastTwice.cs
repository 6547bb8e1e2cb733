using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD325_OldVersionIsUpcastTwice = new(
        RuleIds.OldVersionIsUpcastTwice,
        title: "Old version is upcast twice",
        messageFormat: "'{0}' v{1} is upcast by {2} too. One upcaster decides what has become of it; return several events from it as a tuple.",
        category: "Foldstream.Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "There is one answer to what has become of an old event.",
        helpLinkUri: HelpLink.For(RuleIds.OldVersionIsUpcastTwice));
}
