using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD114_CaseIsNotDistinct = new(
        RuleIds.CaseIsNotDistinct,
        title: "Case must have a number and a name of its own",
        messageFormat: "'{0}' is not distinct from the other cases: {1}. Give it one that no other case has, and that no removed case had.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The number is what reaches the disk, so that it names one case for ever. The name is what a stream shown as JSON has. Numbers are from 0 to 2147483647.",
        helpLinkUri: HelpLink.For(RuleIds.CaseIsNotDistinct));
}
