using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD113_CaseHasNoWireForm = new(
        RuleIds.CaseHasNoWireForm,
        title: "Case must be a sealed record that has a wire form",
        messageFormat: "'{0}' can't be stored as a case: {1}. {2}.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A case is written as the array of its members. It is a sealed record that its project can name, each member of which has a wire form.",
        helpLinkUri: HelpLink.For(RuleIds.CaseHasNoWireForm));
}
