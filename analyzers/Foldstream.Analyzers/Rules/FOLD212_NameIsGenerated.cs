using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD212_NameIsGenerated = new(
        RuleIds.NameIsGenerated,
        title: "Aggregate must not declare a name that Foldstream generates",
        messageFormat: "{0}, and Foldstream generates {1} in the aggregate. {2}.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Every aggregate gets a nested type Events, and one that is a class gets Raise methods. A member of that name would clash with them, or be called in their place; a namespace of that name is out of sight.",
        helpLinkUri: HelpLink.For(RuleIds.NameIsGenerated));
}
