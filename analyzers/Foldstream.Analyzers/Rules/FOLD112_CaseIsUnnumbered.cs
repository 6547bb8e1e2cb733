using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD112_CaseIsUnnumbered = new(
        RuleIds.CaseIsUnnumbered,
        title: "Record beside numbered cases must be a case",
        messageFormat: "'{0}' derives from '{1}', whose cases have numbers, and has none: an event could not hold it. {2}.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An event that holds a closed hierarchy stores the number of the case. A value of a derived record without one can't be stored: raising the event would throw.",
        helpLinkUri: HelpLink.For(RuleIds.CaseIsUnnumbered));
}
