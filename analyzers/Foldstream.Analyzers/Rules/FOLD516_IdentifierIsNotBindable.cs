using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD516_IdentifierIsNotBindable = new(
        RuleIds.IdentifierIsNotBindable,
        title: "Identifier in a route must state that it can be parsed",
        messageFormat: "The request-delegate generator takes '{0}' for a JSON body, and every request fails: it can't see that the generated part of {1} is parsable. Write ': {2}' where {1} is declared.",
        category: "Foldstream.Use",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Generators don't see what others write. The one that binds the parameters of minimal APIs under Native AOT knows that an identifier can be parsed only where its own declaration says so.",
        helpLinkUri: HelpLink.For(RuleIds.IdentifierIsNotBindable));
}
