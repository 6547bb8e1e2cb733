using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD122_IdentifierIsMisshapen = new(
        RuleIds.IdentifierIsMisshapen,
        title: "Identifier must be a readonly record struct of one plain value",
        messageFormat: "Identifier '{0}' can't be completed: {1}. Declare it as 'readonly partial record struct {0}(Guid Value)'; the value may also be a string, int or long.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An identifier is one plain value with a name of its own: a readonly record struct of one Guid, string, int or long.",
        helpLinkUri: HelpLink.For(RuleIds.IdentifierIsMisshapen));
}
