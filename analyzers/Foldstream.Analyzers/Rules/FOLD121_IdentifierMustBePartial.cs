using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD121_IdentifierMustBePartial = new(
        RuleIds.IdentifierMustBePartial,
        title: "Identifier must be partial",
        messageFormat: "Identifier '{0}' is completed by the generator. Add 'partial' to {1}.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generator writes an identifier's parsing and formatting in another part of the type.",
        helpLinkUri: HelpLink.For(RuleIds.IdentifierMustBePartial));
}
