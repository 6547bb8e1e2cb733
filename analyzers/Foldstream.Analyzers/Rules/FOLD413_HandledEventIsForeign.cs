using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD413_HandledEventIsForeign = new(
        RuleIds.HandledEventIsForeign,
        title: "Handled event should be one of the aggregate",
        messageFormat: "'{0}' handles '{1}', which '{2}' neither folds nor ignores, so that no stream that it reads has one. Remove the handler, or leave out 'Of' and say which 'Categories' are meant.",
        category: "Foldstream.Subscriptions",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A subscription of an aggregate reads its streams alone. A handler for another event is never called.",
        helpLinkUri: HelpLink.For(RuleIds.HandledEventIsForeign));
}
