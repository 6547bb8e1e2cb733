using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD226_StateIsChangedOutsideFold = new(
        RuleIds.StateIsChangedOutsideFold,
        title: "State of an aggregate must only be changed where its events are folded",
        messageFormat: "'{1}' changes {0} without an event: the change is not stored, and gone once the aggregate is loaded again. {2}.",
        category: "Foldstream.Aggregates",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An aggregate is what its events add up to. Its Apply methods and constructors change it, with private methods that only they call; a decision looks at it and raises events.",
        helpLinkUri: HelpLink.For(RuleIds.StateIsChangedOutsideFold));
}
