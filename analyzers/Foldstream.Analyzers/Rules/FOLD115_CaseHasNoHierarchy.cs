using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD115_CaseHasNoHierarchy = new(
        RuleIds.CaseHasNoHierarchy,
        title: "Case must stand beside the abstract record that it derives from",
        messageFormat: "'{0}' can't be a case: {1}. Derive it from an abstract record, and declare it inside that one or beside it, in the same namespace of the same assembly.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Events that hold the abstract record look for its cases inside it and beside it, and nowhere else.",
        helpLinkUri: HelpLink.For(RuleIds.CaseHasNoHierarchy));
}
