using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD223_FoldCallIsUnresolved = new(
        RuleIds.FoldCallIsUnresolved,
        title: "Fold must call what can be followed",
        messageFormat: "{0}: nobody can tell from here what this runs, so that it is not sure that a replay gives the same state. Do it in the decision and put the result into the event, call code of this project, or mark what is called with a [Pure] attribute of your own.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The calls of a fold are followed, so that a clock or a file behind them is found. A dynamic call, a delegate that the state holds, an interface that nobody in the project implements and the code of another assembly can't be followed.",
        helpLinkUri: HelpLink.For(RuleIds.FoldCallIsUnresolved));
}
