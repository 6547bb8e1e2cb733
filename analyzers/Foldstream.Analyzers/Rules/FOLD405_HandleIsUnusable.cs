using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD405_HandleIsUnusable = new(
        RuleIds.HandleIsUnusable,
        title: "Handler must be such that a subscription can call it",
        messageFormat: "'{1}' of '{0}' can't handle {2}: {3}",
        category: "Foldstream.Subscriptions",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A handler is 'void Handle(in E e)', or 'Task HandleAsync(E e)' where it waits. A HandlerContext may follow the event, or 'in EventContext' where it is synchronous, and a CancellationToken where it is asynchronous.",
        helpLinkUri: HelpLink.For(RuleIds.HandleIsUnusable));
}
