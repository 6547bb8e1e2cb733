using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD513_ResultIsNotAwaited = new(
        RuleIds.ResultIsNotAwaited,
        title: "Result of a repository, unit of work or store must be awaited",
        messageFormat: "Nobody waits for '{0}': what it throws, a version conflict for instance, is never seen, and the code goes on before it is done. Await it; write '_ =' before it where that is meant.",
        category: "Foldstream.Use",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A task that nobody awaits fails without a word. What was to be stored may be missing then, and nothing says so.",
        helpLinkUri: HelpLink.For(RuleIds.ResultIsNotAwaited));
}
