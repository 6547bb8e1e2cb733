using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD214_DecideIsUnusable = new(
        RuleIds.DecideIsUnusable,
        title: "Decide must be such that ExecuteAsync can call it",
        messageFormat: "'Decide' of '{0}' can't take a command: {1}. Write 'static {0}.Events Decide({0} state, TheCommand command)'.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A Decide of an aggregate that is a record is static, takes the state, a command and perhaps a DecisionContext, and returns the events. ExecuteAsync takes the command.",
        helpLinkUri: HelpLink.For(RuleIds.DecideIsUnusable));
}
